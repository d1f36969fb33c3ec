import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { identify } from './process-identity.mjs';

/**
 * @param {string} name @param {string} token
 * @returns {{ identity: import('./process-identity.mjs').ProcessIdentity, release: () => Promise<void> }}
 *   `release` lets the reaper do its work at once and waits for its end
 */
export function startReaper(name, token) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./reaper.mjs', import.meta.url)), name, token], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  // Neither the process nor the pipe may keep the owner from ending by itself.
  child.unref();
  /** @type {import('node:net').Socket} */ (child.stdin).unref();
  child.stdin.on('error', () => {}); // EPIPE: it was told to clean by somebody else
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (!identity) throw new Error('The process that cleans up after the lab did not start.');
  return {
    identity,
    async release() {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}
