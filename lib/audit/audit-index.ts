import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { setAside } from '@/lib/files/set-aside';
import { accessActionKinds, actionIdSchema, actionRecordSchema, networkIdSchema, reasonOf } from '@/lib/model';
import type { ActionDetail, ActionId, ActionQuery, ActionRecord, NetworkId } from '@/lib/model';

const schema = `
  CREATE TABLE IF NOT EXISTS record (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, outcome TEXT NOT NULL,
    network TEXT, container TEXT, undoes TEXT, words TEXT NOT NULL, line TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS undoing ON record (undoes) WHERE undoes IS NOT NULL;
`;
const accessKinds = accessActionKinds.map((kind) => `'${kind}'`).join(', ');
const columns =
  "line, (SELECT undo.id FROM record undo WHERE undo.undoes = record.id AND undo.outcome = 'done') AS undoneBy";

/**
 * Finds records by what is asked of them. Whatever is wrong with its file, a new one takes its place; where none can be
 * made it is in memory: the lines beside it hold the truth.
 */
export class AuditIndex {
  readonly #database: Database.Database;

  /** null: in memory. */
  constructor(path: string | null, log: { warn(message: string): void }) {
    this.#database = opened(path, log);
  }

  lastNumber(): number {
    return Number(this.#all('SELECT MAX(number) AS last FROM record')[0]?.last ?? 0);
  }

  add(record: ActionRecord): void {
    const { number, id, kind, outcome, networkId, containerId, undoes } = record;
    const line = JSON.stringify(record);
    this.#database
      .prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(number, id, kind, outcome, networkId, containerId, undoes, wordsOf(record), line);
  }

  /** Newest first. */
  find({ kind, about, outcome, network, container, text, before, limit }: ActionQuery): ActionDetail[] {
    const conditions: [string, string | number | undefined][] = [
      ['kind = ?', kind],
      [`(kind IN (${accessKinds})) = ?`, about && Number(about === 'access')],
      ['outcome = ?', outcome],
      ['network = ?', network],
      ['container = ?', container],
      ['instr(words, ?) > 0', text?.toLowerCase()],
      ['number < ?', before],
    ];
    const asked = conditions.filter(([, value]) => value !== undefined);
    const where = asked.length === 0 ? '' : `WHERE ${asked.map(([sql]) => sql).join(' AND ')}`;
    return this.#details(`${where} ORDER BY number DESC LIMIT ?`, ...asked.map(([, value]) => value), limit);
  }

  get(id: ActionId): ActionDetail | null {
    return this.#details('WHERE id = ?', id)[0] ?? null;
  }

  /** By taking its removal back, or by an edit, which replaces it even where it is taken back. */
  madeInPlaceOf(network: NetworkId): NetworkId | null {
    const [row] = this.#all(
      `SELECT made.network AS network, made.number AS number FROM record gone JOIN record made ON made.undoes = gone.id
       WHERE gone.kind = 'remove' AND gone.network = ? AND made.outcome = 'done' AND made.network <> gone.network
       UNION SELECT line ->> '$.after.id', number FROM record
       WHERE kind = 'edit' AND network = ? AND line ->> '$.after.id' <> network
       ORDER BY number DESC LIMIT 1`,
      network,
      network,
    );
    return row ? networkIdSchema.parse(row.network) : null;
  }

  /** Oldest first; null when it cannot be read any more. */
  everything(): ActionRecord[] | null {
    try {
      return this.#details('ORDER BY number').map(({ undoneBy: _undoneBy, ...record }) => record);
    } catch {
      return null;
    }
  }

  dropUpTo(number: number): void {
    this.#database.prepare('DELETE FROM record WHERE number <= ?').run(number);
  }

  clear(): void {
    this.#database.exec('DELETE FROM record');
  }

  close(): void {
    this.#database.close();
  }

  #details(rest: string, ...values: unknown[]): ActionDetail[] {
    return this.#all(`SELECT ${columns} FROM record ${rest}`, ...values).flatMap(({ line, undoneBy }) => {
      // One that another version wrote in its own way must not take the others with it.
      const record = actionRecordSchema.safeParse(JSON.parse(String(line)));
      return record.success
        ? [{ ...record.data, undoneBy: undoneBy === null ? null : actionIdSchema.parse(undoneBy) }]
        : [];
    });
  }

  #all(sql: string, ...values: unknown[]): Record<string, unknown>[] {
    return this.#database
      .prepare(sql)
      .all(...values)
      .map((row) => (typeof row === 'object' && row !== null ? { ...row } : {}));
  }
}

function opened(path: string | null, log: { warn(message: string): void }): Database.Database {
  if (path === null) return prepared(':memory:');
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return prepared(path);
  } catch (first) {
    try {
      log.warn(
        `The index of the audit log is made anew; it was ${setAside(path, ['-wal', '-shm'])}: ${reasonOf(first)}.`,
      );
      return prepared(path);
    } catch (error) {
      log.warn(`The index of the audit log is kept in memory only: ${reasonOf(error)}.`);
      return prepared(':memory:');
    }
  }
}

function prepared(path: string): Database.Database {
  const database = new Database(path);
  try {
    // What it loses in a power cut is read from the lines again.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec(schema);
    database.prepare('SELECT MAX(number) FROM record').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function wordsOf({ networkName, containerName, who, message, engineMessage }: ActionRecord): string {
  return [networkName, containerName, who, message, engineMessage].join('\n').toLowerCase();
}
