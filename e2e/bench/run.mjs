/*
 * `npm run bench`: prints every performance target that is measured so far beside what this machine gave, and writes
 * the same as JSON. Each bench runs on its own, one after the other: they would disturb each other's figures.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { prepare } from '../../lib/launch/prepare.mjs';
import { ensureBrowser } from '../browser.mjs';
import { ensureEngine } from '../lab/engine.mjs';

/** @typedef {{ what: string, measured: string, target: string, ok: boolean }} Row */
/** @typedef {{ id: string, rows: Row[] }} Result */

const folder = fileURLToPath(new URL('.', import.meta.url));
const results = `${folder}results`;
const wanted = process.argv.slice(2).map((id) => id.toLowerCase());
const benches = [
  'p1-sampling-cost',
  'p2-attach-latency',
  'p3-topology',
  'p4-idle-server',
  'p5-first-load',
  'p6-large-graph',
  'p6-live-traffic',
  'p7-five-thousand',
  'p8-tick-bytes',
  'p9-history',
].filter((name) => wanted.length === 0 || wanted.some((id) => name.startsWith(`${id}-`)));

await prepare(console.log);
await ensureEngine(console.log);
await ensureBrowser(console.log);
mkdirSync(results, { recursive: true });

/** @type {Result[]} */
const all = [];
for (const name of benches) {
  console.log(`Measuring ${name}…`);
  const file = `${results}/${name}.json`;
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'bench', '--reporter=dot'],
    {
      cwd: `${folder}../..`,
      env: { ...process.env, BENCH: name, BENCH_RESULT: file },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status === 0) all.push(JSON.parse(readFileSync(file, 'utf8')));
  else {
    console.error(`${name} could not be measured.`);
    process.exitCode = 1;
  }
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
writeFileSync(`${results}/all.json`, JSON.stringify({ machine, results: all }, null, 2));
console.log(`\n${machine}`);
console.table(
  all.flatMap(({ id, rows }) =>
    rows.map((row) => ({ id, what: row.what, measured: row.measured, target: row.target, met: row.ok ? 'yes' : 'no' })),
  ),
);
