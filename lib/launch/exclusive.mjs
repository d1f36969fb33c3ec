import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './project.mjs';

const longestWait = 15 * 60_000;

/**
 * Does the work while no other launcher of this folder does. The lock is a listening socket, not a file with a process
 * id: the kernel gives it back however its holder dies.
 * @template T
 * @param {() => Promise<T>} work @param {() => void} onWait called once when somebody else is at it
 * @returns {Promise<T>}
 */
export async function exclusively(work, onWait) {
  const address = addressOf(createHash('sha256').update(projectFolder).digest('hex').slice(0, 24));
  const deadline = Date.now() + longestWait;
  let server = await tryListen(address);
  if (!server) onWait();
  while (!server) {
    if (Date.now() > deadline)
      throw new Error('Another start has been preparing this folder for a quarter of an hour.');
    await new Promise((resolve) => setTimeout(resolve, 200));
    server = await tryListen(address);
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

/** @param {string} id */
function addressOf(id) {
  if (process.platform === 'linux') return `\0netloom-${id}`; // abstract: no file that could be left behind
  if (process.platform === 'win32') return `\\\\.\\pipe\\netloom-${id}`;
  return join(tmpdir(), `netloom-${id}.sock`);
}

/** @param {string} address @returns {Promise<import('node:net').Server | null>} */
function tryListen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('listening', () => resolve(server));
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      forget(address).then(() => resolve(null), reject);
    });
    server.listen(address);
    server.unref();
  });
}

/** Where the lock is a file after all (macOS), one whose holder is gone is removed. @param {string} address @returns {Promise<void>} */
function forget(address) {
  if (process.platform === 'linux' || process.platform === 'win32') return Promise.resolve();
  return new Promise((resolve) => {
    const probe = connect(address, () => resolve(void probe.destroy()));
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'ECONNREFUSED') unlinkSync(address);
      resolve();
    });
  });
}
