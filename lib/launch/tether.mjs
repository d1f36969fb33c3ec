import { spawn } from 'node:child_process';
import { projectFolder } from './project.mjs';

const preload = new URL('./die-with-parent.mjs', import.meta.url).href;

/**
 * Starts a Node program that ends when we do, however we end.
 * @param {readonly string[]} command a Node script and its arguments
 * @param {{ env?: Record<string, string | undefined>, detached?: boolean }} [options] `detached`: Ctrl-C in the terminal reaches only us
 * @returns {import('node:child_process').ChildProcessByStdio<import('node:stream').Writable, import('node:stream').Readable, import('node:stream').Readable>}
 */
export function spawnTethered(command, { env = {}, detached = false } = {}) {
  const child = spawn(process.execPath, ['--import', preload, ...command], {
    cwd: projectFolder,
    detached,
    env: { ...process.env, ...env, NETLOOM_TETHER: String(process.pid) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // it ended before us: nothing to tell it any more
  return child;
}
