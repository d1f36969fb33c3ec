/*
 * `npm test`: sets up what the tests need, then runs unit, engine and browser tests, each whatever the others did.
 * Ends with `N passed, N failed`. What is missing (engine, browser) is a failure with a sentence, never a skip.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../lib/launch/prepare.mjs';
import { ensureBrowser } from './browser.mjs';
import { ensureEngine } from './lab/engine.mjs';
import { ensurePrometheus } from './lab/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'netloom-test-'));

/** @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<number>} the exit code */
function run(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

/** A suite that ended badly without saying how many failed counts as one failure. @typedef {{ passed: number, failed: number }} Count */

/** @param {string} file @param {(report: any) => Count} read @param {number} exitCode @returns {Count} */
function countOf(file, read, exitCode) {
  const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  return { ...count, failed: count.failed === 0 && exitCode !== 0 ? 1 : count.failed };
}

/** @param {string} project @returns {Promise<Count>} */
async function vitest(project) {
  const file = join(reports, `${project}.json`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
  const code = await run([...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return countOf(file, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }), code);
}

/** @returns {Promise<Count>} */
async function stories() {
  const file = join(reports, 'stories.json');
  const code = await run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  // A flaky story passed only on a second try; there are no retries, so there can be none.
  return countOf(file, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }), code);
}

/** @returns {Promise<Count>} */
async function everything() {
  await prepare(console.log);
  await ensureEngine(console.log);
  await ensurePrometheus(console.log);
  await ensureBrowser(console.log);
  const counts = [];
  for (const suite of [() => vitest('unit'), () => vitest('engine'), stories]) counts.push(await suite());
  return counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }));
}

const { passed, failed } = await everything()
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  })
  .finally(() => rmSync(reports, { recursive: true, force: true }));
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
