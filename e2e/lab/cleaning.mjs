import { rm, unlink } from 'node:fs/promises';
import { killGroup, removeGroup } from './control-group.mjs';

/**
 * Removes every trace of a lab; fine where there is none, or half of one. With the last process go the namespaces it
 * held, and with those the mounts, veths, bridges and iptables rules: the lab keeps none of them in the machine's own.
 * @param {import('./place.mjs').Place} place
 */
export async function removeEverything(place) {
  await killGroup(place.group);
  await removeGroup(place.group);
  // The state goes first: a folder without it is read as "being removed".
  await unlink(place.stateFile).catch(ignoreAbsent);
  await rm(place.dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** @param {NodeJS.ErrnoException} error */
function ignoreAbsent(error) {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
