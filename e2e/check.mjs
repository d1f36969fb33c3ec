/*
 * `npm run check`: everything that can be said of the source without running it. One line for each check with its
 * time; what failed shows all it had to say. Ends with 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { prepare } from '../lib/launch/prepare.mjs';
import { audit, dependencies } from './dependencies.mjs';
import { firstLoad } from './first-load.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {import('./dependencies.mjs').Outcome} Outcome */

/** @param {string[]} args of Node @returns {Promise<Outcome>} */
function run(args) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ failed: true, output: error.message }));
    child.on('close', (code) => resolve({ failed: code !== 0, output }));
  });
}

/** As `npm run up` builds, so that `npm test` afterwards need not build the same sources again. @returns {Promise<Outcome>} */
const build = () =>
  prepare(() => {}).then(
    () => ({ failed: false, output: '' }),
    (error) => ({ failed: true, output: error.message }),
  );

const next = 'node_modules/next/dist/bin/next';
/** @type {[string, () => Promise<Outcome>][]} */
const checks = [
  ['dependencies', dependencies],
  ['audit', audit],
  // Next writes the types of its routes and of what pages import; a fresh clone has none.
  ['route types', () => run([next, 'typegen'])],
  ['types', () => run(['node_modules/typescript/bin/tsc', '--noEmit'])],
  ['lint and imports', () => run(['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'])],
  ['format', () => run(['node_modules/prettier/bin/prettier.cjs', '--check', '.'])],
  ['unused code', () => run(['node_modules/knip/bin/knip.js', '--no-progress'])],
  ['production build', build],
  ['first load', firstLoad],
];

let failures = 0;
for (const [name, check] of checks) {
  const begin = performance.now();
  const { failed, output, note = '' } = await check();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${failed ? 'FAILED' : 'ok    '} ${name.padEnd(18)} ${seconds.padStart(6)} s  ${note}`.trimEnd());
  if (failed) console.log(`\n${output.trim()}\n`);
  failures += failed ? 1 : 0;
}
if (failures > 0) console.log(`${failures} of ${checks.length} checks failed.`);
process.exitCode = failures > 0 ? 1 : 0;
