import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/** One empty file per server that runs from this build, named by its process id: building anew would pull it from under them. */
const folder = inProject('.next', 'netloom-serving');

/** @returns {number[]} */
export function serversOfThisBuild() {
  return filesIn(folder).map(Number).filter(isRunning);
}

/** @param {number} pid @returns {() => void} takes the mark away */
export function markServing(pid) {
  mkdirSync(folder, { recursive: true });
  // Those whose launcher was killed.
  for (const file of filesIn(folder)) if (!isRunning(Number(file))) rmSync(`${folder}/${file}`, { force: true });
  writeFileSync(`${folder}/${pid}`, '');
  return () => rmSync(`${folder}/${pid}`, { force: true });
}

/** @param {string} path */
function filesIn(path) {
  try {
    return readdirSync(path).filter((file) => /^\d+$/.test(file));
  } catch {
    return []; // never served from
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
