import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity */
/** @typedef {import('./place.mjs').Place} Place */
/** @typedef {'bookworm' | 'trixie' | 'sid'} Suite */
/**
 * What the lab's folder tells other processes about it. `token` tells two labs of the same name apart in time.
 * @typedef {{ token: string, suite: Suite, owner: ProcessIdentity, reaper: ProcessIdentity,
 *   inside?: ProcessIdentity, outside?: ProcessIdentity, ready: boolean }} LabState
 */

/**
 * Takes the name. The folder appears together with its state by one rename, which fails on a folder that is not empty:
 * of two processes that start the same lab, one wins and the other sees whose it is.
 * @param {Place} place @param {LabState} state @returns {boolean}
 */
export function claim(place, state) {
  const draft = `${place.dir}.${state.token}`;
  mkdirSync(dirname(place.dir), { recursive: true });
  mkdirSync(draft, { mode: 0o711 });
  writeFileSync(`${draft}/lab.json`, JSON.stringify(state));
  try {
    renameSync(draft, place.dir);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(String(/** @type {NodeJS.ErrnoException} */ (error).code)))
      return false;
    throw error;
  }
}

/** @param {Place} place @returns {LabState | null} null when there is no lab, or one that is being removed */
export function readState(place) {
  if (!existsSync(place.stateFile)) return null;
  try {
    return JSON.parse(readFileSync(place.stateFile, 'utf8'));
  } catch {
    return null; // removed between the two lines
  }
}

/** @param {Place} place @param {LabState} state */
export function writeState(place, state) {
  writeFileSync(`${place.stateFile}.next`, JSON.stringify(state));
  renameSync(`${place.stateFile}.next`, place.stateFile);
}
