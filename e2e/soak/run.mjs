/*
 * `npm run soak [-- --minutes N --seed S]`: the built product on a real engine that is churned and killed, with browsers
 * that look and clients that stall. Prints a line a minute, and ends with 1 when anything leaked or does not agree.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { prepare } from '../../lib/launch/prepare.mjs';
import { spawnTethered } from '../../lib/launch/tether.mjs';
import { ensureBrowser } from '../browser.mjs';
import { ensureEngine } from '../lab/engine.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? 10);
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!(minutes >= 1 && minutes <= 10_080 && Number.isSafeInteger(seed))) {
  console.error('--minutes goes from 1 to 10080 (a week), and --seed is a whole number.');
  process.exit(2);
}

await prepare(console.log);
await ensureEngine(console.log);
await ensureBrowser(console.log);
console.log(`Soaking for ${minutes} minutes with seed ${seed}…`);

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'soak', '--reporter=dot'];
// It ends with us, however we end, and the lab and the server with it.
const child = spawnTethered(vitest, { env: { SOAK_MINUTES: String(minutes), SOAK_SEED: String(seed) } });
child.stdout.pipe(process.stdout);
child.stderr.pipe(process.stderr);
const code = await new Promise((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
console.log(code === 0 ? `The soak holds (seed ${seed}).` : `The soak fails (seed ${seed}); what of is above.`);
process.exitCode = code;
