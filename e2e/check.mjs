/*
 * `npm run check`: everything that can be said of the source without running it. One line for each check with its
 * time; what failed shows all it had to say. Ends with 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepare } from '../lib/launch/prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Never below these: earlier ones have known holes. */
const oldestAllowed = { next: '16.4.5' };

/** @typedef {{ failed: boolean, output: string }} Outcome */

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

/** @param {string} file @returns {any} */
const read = (file) => JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));

/** @param {string} version @param {string} oldest */
const isBelow = (version, oldest) => version.localeCompare(oldest, 'en', { numeric: true }) < 0;

/** Exact versions, none below its floor, and a lockfile that names no download address. @returns {Promise<Outcome>} */
async function dependencies() {
  const problems = [];
  const { dependencies, devDependencies } = read('package.json');
  const { packages } = read('package-lock.json');
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    const locked = packages[`node_modules/${name}`]?.version;
    if (locked !== version) problems.push(`${name} is ${version} in package.json and ${locked} in package-lock.json.`);
  }
  for (const [name, oldest] of Object.entries(oldestAllowed)) {
    const { version } = packages[`node_modules/${name}`] ?? { version: '0' };
    if (isBelow(version, oldest)) problems.push(`${name} is ${version}, and must be ${oldest} or newer.`);
  }
  for (const [path, { resolved = '' }] of Object.entries(packages)) {
    if (/^(?:https?|git)/.test(resolved))
      problems.push(`package-lock.json: ${path} records an address to load it from.`);
  }
  return { failed: problems.length > 0, output: problems.join('\n') };
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
  // Next writes the types of its routes and of what pages import; a fresh clone has none.
  ['route types', () => run([next, 'typegen'])],
  ['types', () => run(['node_modules/typescript/bin/tsc', '--noEmit'])],
  ['lint and imports', () => run(['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'])],
  ['format', () => run(['node_modules/prettier/bin/prettier.cjs', '--check', '.'])],
  ['unused code', () => run(['node_modules/knip/bin/knip.js', '--no-progress'])],
  ['production build', build],
];

let failures = 0;
for (const [name, check] of checks) {
  const begin = performance.now();
  const { failed, output } = await check();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${failed ? 'FAILED' : 'ok    '} ${name.padEnd(18)} ${seconds.padStart(6)} s`);
  if (failed) console.log(`\n${output.trim()}\n`);
  failures += failed ? 1 : 0;
}
if (failures > 0) console.log(`${failures} of ${checks.length} checks failed.`);
process.exitCode = failures > 0 ? 1 : 0;
