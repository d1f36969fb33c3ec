import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/**
 * Holds a folder for this process alone, until `release` or its death however it dies: the lock is the kernel's, on a
 * file (SQLite's, which also counts between containers that share the folder; `node:fs` has none). Gives null when
 * another process holds it and does so for `patienceMs` more: a restart begins before the former process is gone. Throws
 * what the file system throws.
 */
export function holdAlone(folder: string, patienceMs = 3000): { release(): void } | null {
  const path = join(folder, 'held');
  const database = new Database(path);
  try {
    chmodSync(path, 0o600);
    database.pragma(`busy_timeout = ${patienceMs}`);
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => void database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
}
