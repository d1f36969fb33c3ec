import { readFileSync } from 'node:fs';

/**
 * A process id alone is not an identity: ids are re-used. With the start time (clock ticks since boot) it is one.
 * @typedef {{ pid: number, startedAt: number }} ProcessIdentity
 */

/** @param {number} pid @returns {ProcessIdentity | null} null when there is no such process, or only its zombie */
export function identify(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return { pid, startedAt: Number(fields[19]) };
  } catch {
    return null; // gone: the answer to the question, not a failure
  }
}

/** @param {ProcessIdentity | null | undefined} identity */
export function isAlive(identity) {
  return identity ? identify(identity.pid)?.startedAt === identity.startedAt : false;
}

/** @param {number} pid @param {NodeJS.Signals} signal @returns {boolean} false when it was gone already */
export function signalProcess(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
    throw error;
  }
}
