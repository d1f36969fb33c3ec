import { closeSync, constants, openSync, readSync } from 'node:fs';

const buffer = Buffer.allocUnsafe(256 * 1024);

/**
 * Reads a file of /proc or /sys as text, up to `limit` bytes. Synchronous, because `fs.promises` costs 8 times more
 * CPU here; read until 0 bytes come, because the kernel hands a long seq file over in pieces. Never waits: what a
 * container put in the place of a file (a FIFO) must not stop the server. Throws what `fs` throws.
 */
export function readProcFile(path: string, limit = buffer.length): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    let length = 0;
    while (length < limit) {
      const read = readSync(file, buffer, length, limit - length, null);
      if (read === 0) break;
      length += read;
    }
    return buffer.toString('latin1', 0, length);
  } finally {
    closeSync(file);
  }
}

/** The process or the interface went between being listed and being read. */
export function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ESRCH' || code === 'EINVAL' || code === 'ENOTDIR';
}
