/*
 * Preloaded (--import) into what the launcher starts: ends this process when the launcher is gone, SIGKILL included.
 * The launcher holds the other end of our standard input and never writes.
 */
import { isMainThread } from 'node:worker_threads';

const graceMs = 5000;

// Worker threads and our own children inherit the preload, but not the launcher's pipe.
if (isMainThread && process.env.NETLOOM_TETHER === String(process.ppid)) {
  process.stdin
    .on('end', () => {
      process.kill(process.pid, 'SIGTERM'); // the orderly way, through the program's own handlers
      setTimeout(() => process.exit(1), graceMs).unref();
    })
    .on('error', () => process.exit(1))
    .resume();
  // Waiting for the launcher's end is no reason to stay.
  /** @type {import('node:net').Socket} */ (process.stdin).unref();
}
