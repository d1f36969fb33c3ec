import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Beside the file first, then in its place: whoever is killed between leaves the former one whole. For its owner only;
 * makes the folder. Without a callback, because at a stop the process may end before one comes: for small files.
 * Throws what the file system throws.
 */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const next = `${path}.${process.pid}.new`;
  rmSync(next, { force: true });
  // Exclusive: never through a link that somebody put there.
  const file = openSync(next, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
