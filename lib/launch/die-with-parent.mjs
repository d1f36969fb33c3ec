/*
 * Preloaded (--import) into what the launcher starts: ends this process when the launcher is gone, SIGKILL included.
 * The launcher holds the other end of our standard input and never writes. What it has to tell comes in the query of the
 * module's address: an environment variable would be seen, and refused, as an unknown setting.
 */
import { isMainThread } from 'node:worker_threads';

const query = new URL(import.meta.url).searchParams;
const graceMs = Number(query.get('graceMs'));

// Worker threads and our own children inherit the preload, but not the launcher's pipe.
if (isMainThread && query.get('parent') === String(process.ppid)) {
  process.stdin
    .on('end', () => {
      if (graceMs === 0) process.exit(1);
      process.kill(process.pid, 'SIGTERM'); // the orderly way, through the program's own handlers
      setTimeout(() => process.exit(1), graceMs).unref();
    })
    .on('error', () => process.exit(1))
    .resume();
  // Waiting for the launcher's end is no reason to stay.
  /** @type {import('node:net').Socket} */ (process.stdin).unref();
}
