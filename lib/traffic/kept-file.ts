import { closeSync, constants, openSync, readSync } from 'node:fs';

const buffer = Buffer.allocUnsafe(64 * 1024);
/** A seq file hands over whole records until a page is full (fs/seq_file.c, seq_read_iter): less than half of one is all. */
const halfPage = 2048;

/**
 * A seq file of /proc that is read from its beginning again and again: opened once, which saves half of what a reading
 * costs. A file below `/proc/<pid>/net` keeps that process's network namespace alive until it is closed
 * (fs/proc/proc_net.c), also when the process is gone: whoever keeps it must look after the process.
 */
export class KeptFile {
  private readonly file: number;

  /** Throws what `open` throws. */
  constructor(path: string) {
    this.file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  }

  /** Throws what `read` throws. */
  read(): string {
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(this.file, buffer, length, buffer.length - length, length);
      length += read;
      if (read < halfPage) break;
    }
    return buffer.toString('latin1', 0, length);
  }

  close(): void {
    closeSync(this.file);
  }
}
