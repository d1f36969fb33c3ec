import { isArrayBuffer, isUint8Array } from 'node:util/types';
import Database from 'libsql';
import { reasonOf } from '@/lib/model';
import type { SeriesKey } from './series-key';
import { StoreError } from './store';
import type { BlockPlace, HistoryStore } from './store';

const version = 1;

/**
 * Tier, index and series in one integer below 2^53: a row's key, in an order in which what is written together lies
 * together, and what is dropped together too. No index beside it, and no page that only holds the end of a row.
 */
const placesOfSeries = 2 ** 24;
const placesOfTier = 2 ** 24 * placesOfSeries;

function rowOf({ tier, index, series }: BlockPlace): number {
  return tier * placesOfTier + index * placesOfSeries + series;
}

/** SQLite in one file and its log. One process at a time: a second one gets `SQLITE_BUSY`. */
export class SqliteStore implements HistoryStore {
  readonly #database: Database.Database;

  /** Throws `StoreError`. */
  constructor(path: string) {
    this.#database = guarded(() => new Database(path));
    try {
      guarded(() => this.#prepare());
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #prepare(): void {
    const database = this.#database;
    database.pragma('page_size = 16384');
    database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    // What the process has written is the kernel's, so it outlives the process; only a power cut can take the last of it.
    database.pragma('synchronous = NORMAL');
    database.exec(`
      CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, seen INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS journal (at INTEGER PRIMARY KEY, data BLOB NOT NULL);
      CREATE TABLE IF NOT EXISTS block (place INTEGER PRIMARY KEY, data BLOB NOT NULL);
    `);
    const found = Number(Object.values(rowIn(database.prepare('PRAGMA user_version').get()))[0]);
    if (found > version) throw new StoreError('failed', 'it was written by a newer Netloom', null);
    database.exec(`PRAGMA user_version = ${version}`);
  }

  seriesKeys(): Map<SeriesKey, number> {
    const rows = this.#all('SELECT id, key FROM series');
    return new Map(rows.map(({ id, key }) => [String(key) as SeriesKey, Number(id)]));
  }

  addSeries(key: SeriesKey, at: number): number {
    return Number(this.#run('INSERT INTO series (key, seen) VALUES (?, ?)', key, at).lastInsertRowid);
  }

  dropSeriesUnseenSince(at: number): void {
    this.#run('DELETE FROM series WHERE seen < ?', at);
  }

  writeJournal(at: number, data: Uint8Array): void {
    this.#run('INSERT OR REPLACE INTO journal (at, data) VALUES (?, ?)', at, asBuffer(data));
  }

  readJournal(): { at: number; data: Uint8Array }[] {
    return this.#all('SELECT at, data FROM journal ORDER BY at').map(({ at, data }) => ({
      at: Number(at),
      data: bytesOf(data),
    }));
  }

  dropJournalBefore(at: number): void {
    this.#run('DELETE FROM journal WHERE at < ?', at);
  }

  writeBlocks(blocks: readonly (BlockPlace & { data: Uint8Array })[], at: number): void {
    guarded(() => {
      const insert = this.#database.prepare('INSERT OR REPLACE INTO block (place, data) VALUES (?, ?)');
      const see = this.#database.prepare('UPDATE series SET seen = ? WHERE id = ?');
      this.#database.transaction(() => {
        for (const block of blocks) insert.run(rowOf(block), asBuffer(block.data));
        for (const series of new Set(blocks.map((block) => block.series))) see.run(at, series);
      })();
    });
  }

  readBlock(place: BlockPlace): Uint8Array | null {
    const [row] = this.#all('SELECT data FROM block WHERE place = ?', rowOf(place));
    return row ? bytesOf(row.data) : null;
  }

  oldestIndex(tier: number): number | null {
    return this.#endOf(tier, 'MIN');
  }

  newestIndex(tier: number): number | null {
    return this.#endOf(tier, 'MAX');
  }

  countBlocks(tier: number): number {
    const [row] = this.#all('SELECT COUNT(*) AS found FROM block WHERE place >= ? AND place < ?', ...rangeOf(tier));
    return Number(row?.found);
  }

  dropBlocksBefore(tier: number, index: number): void {
    this.#run(
      'DELETE FROM block WHERE place >= ? AND place < ?',
      tier * placesOfTier,
      rowOf({ tier, index, series: 0 }),
    );
  }

  trim(): number {
    return guarded(() => {
      this.#database.exec('PRAGMA incremental_vacuum');
      const [pages] = this.#all('PRAGMA page_count');
      const [size] = this.#all('PRAGMA page_size');
      return Number(pages?.page_count) * Number(size?.page_size);
    });
  }

  close(): void {
    try {
      // libsql 0.5 gives the lock back only when its garbage is collected. SQLite does so by itself once it has left WAL.
      this.#database.pragma('journal_mode = DELETE');
      this.#database.pragma('locking_mode = NORMAL');
      this.#database.prepare('SELECT COUNT(*) FROM series').get();
      this.#database.close();
    } catch {
      // It is given up either way.
    }
  }

  #endOf(tier: number, which: 'MIN' | 'MAX'): number | null {
    const [row] = this.#all(
      `SELECT ${which}(place) AS place FROM block WHERE place >= ? AND place < ?`,
      ...rangeOf(tier),
    );
    const place = row?.place;
    return typeof place === 'number' ? Math.floor((place % placesOfTier) / placesOfSeries) : null;
  }

  #all(sql: string, ...values: unknown[]): Record<string, unknown>[] {
    return guarded(() =>
      this.#database
        .prepare(sql)
        .all(...values)
        .map(rowIn),
    );
  }

  #run(sql: string, ...values: unknown[]): Database.RunResult {
    return guarded(() => this.#database.prepare(sql).run(...values));
  }
}

function rangeOf(tier: number): [number, number] {
  return [tier * placesOfTier, (tier + 1) * placesOfTier];
}

/** What of SQLite's codes means that the file is no good, https://www.sqlite.org/rescode.html. */
const corrupt = /^SQLITE_(?:CORRUPT|NOTADB)/;

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new StoreError(corrupt.test(code) ? 'corrupt' : 'failed', wordsFor(code) ?? reasonOf(error), error);
  }
}

function wordsFor(code: string): string | null {
  if (code.startsWith('SQLITE_FULL')) return 'the disk is full';
  if (code.startsWith('SQLITE_BUSY')) return 'another Netloom writes to the same file';
  if (code.startsWith('SQLITE_READONLY')) return 'the file may not be written';
  return null;
}

function rowIn(row: unknown): Record<string, unknown> {
  return typeof row === 'object' && row !== null ? { ...row } : {};
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bytesOf(value: unknown): Uint8Array {
  if (isUint8Array(value)) return value;
  // libsql gives one or the other.
  return isArrayBuffer(value) ? new Uint8Array(value) : new Uint8Array();
}
