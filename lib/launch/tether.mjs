import { spawn } from 'node:child_process';
import { projectFolder } from './project.mjs';

/**
 * Starts a Node program that ends when we do, however we end.
 * @param {readonly string[]} command a Node script and its arguments
 * @param {{ env?: Record<string, string | undefined>, detached?: boolean, graceMs?: number }} [options]
 *   `detached`: Ctrl-C in the terminal reaches only us. `graceMs`: time for an orderly end when we are killed; without it
 *   the program stops at once
 * @returns {import('node:child_process').ChildProcessByStdio<import('node:stream').Writable, import('node:stream').Readable, import('node:stream').Readable>}
 */
export function spawnTethered(command, { env = {}, detached = false, graceMs = 0 } = {}) {
  const preload = new URL('./die-with-parent.mjs', import.meta.url);
  preload.search = new URLSearchParams({ parent: String(process.pid), graceMs: String(graceMs) }).toString();
  const child = spawn(process.execPath, ['--import', preload.href, ...command], {
    cwd: projectFolder,
    detached,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // it ended before us: nothing to tell it any more
  return child;
}
