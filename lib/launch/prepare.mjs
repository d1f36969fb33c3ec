/*
 * Takes the project folder. Gives one that can be started: packages installed, production build up to date.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { exclusively } from './exclusive.mjs';
import { needsInstall } from './freshness.mjs';
import { inProject, nextProgram, projectFolder } from './project.mjs';
import { serversOfThisBuild } from './serving.mjs';
import { hashOfSources } from './sources.mjs';
import { spawnTethered } from './tether.mjs';

const installStamp = inProject('node_modules', '.netloom-lock');
const buildStamp = inProject('.next', 'netloom-build');

/** A sentence for the person; no stack is worth printing. */
export class LaunchProblem extends Error {}

/** @param {(line: string) => void} print */
export async function prepare(print) {
  await exclusively(
    async () => {
      await install(print);
      await build(print);
    },
    () => print('Another start is installing or building in this folder; waiting for it…'),
  );
}

/** Without these `next start` fails with a long story. */
export function isBuilt() {
  return (
    existsSync(nextProgram) &&
    ['BUILD_ID', 'required-server-files.json'].every((file) => existsSync(inProject('.next', file)))
  );
}

/** @param {(line: string) => void} print */
async function install(print) {
  const lock = readFileSync(inProject('package-lock.json'), 'utf8');
  const lockHash = createHash('sha256').update(lock).digest('hex');
  const record = textOf(inProject('node_modules', '.package-lock.json'));
  const found = {
    lockHash,
    stamp: textOf(installStamp),
    lockfile: JSON.parse(lock),
    installed: record && JSON.parse(record),
  };
  if (needsInstall(found)) {
    // npm-cli.js when npm started us; `npm` itself is a script of Node's, but not one on Windows.
    const npm = process.env.npm_execpath ?? npmBesideNode();
    await step(print, 'Installing packages', [npm, 'ci', '--no-audit', '--no-fund']);
  }
  if (found.stamp !== lockHash) writeFileSync(installStamp, lockHash);
}

function npmBesideNode() {
  const folders = [
    process.execPath.replace(/[^\\/]+$/, ''),
    ...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':'),
  ];
  const places = folders.flatMap((folder) => [`${folder}/npm`, `${folder}/node_modules/npm/bin/npm-cli.js`]);
  const found = places.find((place) => existsSync(place) && (place.endsWith('.js') || process.platform !== 'win32'));
  if (!found) throw new LaunchProblem('npm was not found; install it beside Node and run this again.');
  return found;
}

/** @param {(line: string) => void} print */
async function build(print) {
  // Before the build: what is edited while it runs has to count as not built.
  const sources = hashOfSources(projectFolder);
  if (textOf(buildStamp) === sources && isBuilt()) return;
  const servers = serversOfThisBuild();
  if (servers.length > 0) {
    throw new LaunchProblem(
      `The sources have changed, and a Netloom that is running (process ${servers.join(', ')}) still serves from the old build; stop it, then run this again.`,
    );
  }
  rmSync(buildStamp, { force: true });
  await step(print, 'Building', [nextProgram, 'build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  mkdirSync(inProject('.next'), { recursive: true });
  writeFileSync(buildStamp, sources);
}

/** @param {string} file */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/**
 * One line of progress; the program's own output only when it failed.
 * @param {(line: string) => void} print @param {string} what @param {readonly string[]} command @param {Record<string, string>} [env]
 */
async function step(print, what, command, env = {}) {
  const startedAt = Date.now();
  print(`${what}…`);
  const child = spawnTethered(command, { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0)
    throw new LaunchProblem(
      `${output.trimEnd()}\n\n${what} failed (${command.slice(1).join(' ')}); the reason is above.`,
    );
  print(`${what}… done in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}
