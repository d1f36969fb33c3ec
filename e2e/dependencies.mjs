/*
 * What can be said of the packages: versions that are exact and none below its floor, without asking anybody; and what
 * the registry knows of holes in them, where it tells.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ failed: boolean, output: string, note?: string }} Outcome */
/** @typedef {Record<string, { version?: string, resolved?: string }>} Packages by their place in the lockfile */
/** @typedef {Record<string, { version: string, reason: string }>} Floors */

/** @param {string} file @returns {any} */
const read = (file) => JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));

/** Exact versions, none below its floor, and a lockfile that names no download address. @returns {Promise<Outcome>} */
export async function dependencies() {
  const { dependencies, devDependencies } = read('package.json');
  /** @type {{ packages: Packages }} */
  const { packages } = read('package-lock.json');
  const problems = belowTheirFloors(packages, read('e2e/oldest-versions.json'));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    const locked = packages[`node_modules/${name}`]?.version;
    if (locked !== version) problems.push(`${name} is ${version} in package.json and ${locked} in package-lock.json.`);
  }
  for (const [path, { resolved = '' }] of Object.entries(packages)) {
    if (/^(?:https?|git)/.test(resolved))
      problems.push(`package-lock.json: ${path} records an address to load it from.`);
  }
  return { failed: problems.length > 0, output: problems.join('\n') };
}

/**
 * Each copy counts, those that another package keeps for itself too. A floor under a package that is not there any more
 * is said: it would be taken for a check that is made.
 * @param {Packages} packages @param {Floors} floors @returns {string[]}
 */
export function belowTheirFloors(packages, floors) {
  return Object.entries(floors).flatMap(([name, { version: oldest, reason }]) => {
    const places = Object.keys(packages).filter((path) => `/${path}`.endsWith(`/node_modules/${name}`));
    if (places.length === 0)
      return [`${name} is not among the packages any more: take it out of oldest-versions.json.`];
    return places
      .filter((path) => isBelow(packages[path]?.version ?? '0', oldest))
      .map((path) => `${path} is ${packages[path]?.version}, and must be ${oldest} or newer: ${reason}.`);
  });
}

/** A version before a release, `2.0.0-rc.1`, is not yet that release. @param {string} version @param {string} oldest */
function isBelow(version, oldest) {
  const [release = '', before] = version.split(/-(.*)/);
  const order = release.localeCompare(oldest, 'en', { numeric: true });
  return order < 0 || (order === 0 && before !== undefined);
}

/** `npm audit` of what the product runs with. @returns {Promise<Outcome>} */
export async function audit() {
  const npm = process.env.npm_execpath;
  if (!npm) return notAudited('npm did not start this: `npm run check` does');
  const once = ['--fetch-retries=0', '--fetch-timeout=20000'];
  const child = spawn(process.execPath, [npm, 'audit', '--omit=dev', '--json', ...once], { cwd: root });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  return verdictOf(output);
}

/**
 * Of what `npm audit --json` printed. High and critical ones fail; that nobody can be asked does not.
 * @param {string} text @returns {Outcome}
 */
export function verdictOf(text) {
  /** @type {any} */
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    return notAudited('npm said nothing that can be read');
  }
  const counts = report.metadata?.vulnerabilities;
  if (!counts) {
    const { statusCode, code } = report.statusCode ? report : (report.error ?? {});
    return notAudited(
      statusCode
        ? `the registry does not offer it (${statusCode})`
        : `the registry was not reached (${code ?? 'no answer'})`,
    );
  }
  const found = Object.entries(counts).filter(([level, count]) => level !== 'total' && Number(count) > 0);
  const note = found.map(([level, count]) => `${count} ${level}`).join(', ') || 'nothing known';
  const named = Object.values(report.vulnerabilities ?? {}).map(
    ({ name, severity, range }) => `${name} ${range}: ${severity}`,
  );
  return { failed: counts.high + counts.critical > 0, output: named.join('\n'), note };
}

/** @param {string} why @returns {Outcome} */
function notAudited(why) {
  return { failed: false, output: '', note: `not audited: ${why}` };
}
