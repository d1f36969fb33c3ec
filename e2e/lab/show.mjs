import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from './process-identity.mjs';

/**
 * Which process shows the lab, and where: for a second `npm run lab` and for `lab:stop`. Lives in the lab's folder and
 * goes with it.
 * @typedef {{ process: import('./process-identity.mjs').ProcessIdentity | null, url: string | null }} Show
 */

/** @param {import('./place.mjs').Place} place @param {string | null} url with the sign-in token: readable by root only */
export function writeShow(place, url) {
  const file = join(place.dir, 'show.json');
  writeFileSync(`${file}.next`, JSON.stringify({ process: identify(process.pid), url }), { mode: 0o600 });
  renameSync(`${file}.next`, file);
}

/** @param {import('./place.mjs').Place} place @returns {Show | null} */
export function readShow(place) {
  const file = join(place.dir, 'show.json');
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // removed between the two lines
  }
}
