/*
 * Run after `npm install`: npm leaves out of package-lock.json what the registry it asked does not offer, such as optional
 * packages of other platforms, and `npm ci` then refuses the file everywhere. Adds each missing entry as its
 * parent asks for it; such an entry is fetched only on the platform it names.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], optionalDependencies?: Record<string, string> }} Entry */

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
/** @type {{ packages: Record<string, Entry> }} */
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = missingEntries(lock.packages);
Object.assign(lock.packages, added);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(added).length} entries added.`);

/** @param {Record<string, Entry>} packages @returns {Record<string, Entry>} */
function missingEntries(packages) {
  /** @type {Record<string, Entry>} */
  const entries = {};
  for (const [parent, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`;
      if (place in packages || `${parent}/${place}` in packages) continue;
      entries[place] = entryOf(name, range, dev);
    }
  }
  return entries;
}

/** @param {string} name @param {string} range @param {boolean | undefined} dev @returns {Entry} */
function entryOf(name, range, dev) {
  const words = name.split(/[-/@]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor)).slice(0, 1);
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(dev && { dev }),
    optional: true,
    ...(os.length > 0 && !cpu.includes('wasm32') && { os }),
    ...(cpu.length > 0 && { cpu }),
  };
}
