/**
 * lib/audit: takes records of what was asked for and what came of it, gives them back, newest first and filtered. The
 * truth is JSON lines in the data folder, for anybody's tools; beside it an index that can be made anew from them.
 * Must not import the engine, the inventory or anything of HTTP.
 */
import { join } from 'node:path';
import { AppError, reasonOf } from '@/lib/model';
import type { Action, ActionDetail, ActionId, ActionQuery, ActionRecord, NetworkId } from '@/lib/model';
import { AuditFiles } from './audit-files';
import { AuditIndex } from './audit-index';

export interface AuditLogOptions {
  /** null: nothing outlives the process. */
  dataDirectory: string | null;
  log: { warn(message: string): void; info(message: string): void };
  /** Bytes after which a file is closed and the next one begun, and how many of them are kept. */
  rotation?: { bytes: number; files: number };
}

export class AuditLog {
  #index: AuditIndex;
  readonly #files: AuditFiles | null;
  readonly #log: AuditLogOptions['log'];
  #last: number;
  #failure: string | null = null;

  constructor({ dataDirectory, log, rotation = { bytes: 5e6, files: 8 } }: AuditLogOptions) {
    this.#log = log;
    this.#files = dataDirectory === null ? null : new AuditFiles({ directory: join(dataDirectory, 'audit'), rotation });
    this.#index = new AuditIndex(dataDirectory && join(dataDirectory, 'audit', 'index.db'), log);
    this.#last = this.#catchUp();
  }

  /** For tests of what stands on it. */
  static inMemory(): AuditLog {
    return new AuditLog({ dataDirectory: null, log: { warn: () => undefined, info: () => undefined } });
  }

  /** Why nothing is written down; null while it is. */
  get notKept(): string | null {
    return this.#failure;
  }

  /** Numbers and remembers it in any case, and never throws: what it tells of is done. Gives `notKept` of it. */
  append(told: Omit<ActionRecord, 'number'>): { record: ActionRecord; notKept: string | null } {
    const record: ActionRecord = { ...told, number: (this.#last += 1) };
    this.#keep(record);
    try {
      this.#index.add(record);
    } catch (error) {
      this.#log.warn(`The index of the audit log is kept in memory from now on: ${reasonOf(error)}.`);
      this.#moveToMemory(record);
    }
    return { record, notKept: this.notKept };
  }

  list(query: ActionQuery): { actions: Action[]; next: number | null } {
    const found = this.#index.find({ ...query, limit: query.limit + 1 });
    const actions = found.slice(0, query.limit).map(withoutSubject);
    return { actions, next: found.length > query.limit ? (actions.at(-1)?.number ?? null) : null };
  }

  /** Throws `not_found`. */
  get(id: ActionId): ActionDetail {
    const detail = this.#index.get(id);
    if (detail) return detail;
    throw new AppError('not_found', 'No such action is on record (any more): the oldest make room for new ones.');
  }

  has(id: ActionId): boolean {
    return this.#index.get(id) !== null;
  }

  /** The network that was made in its place when it was edited, or its removal taken back, and so on; itself where there is none. */
  successorOf(id: NetworkId): NetworkId {
    const next = this.#index.madeInPlaceOf(id);
    return next === null ? id : this.successorOf(next);
  }

  close(): void {
    this.#index.close();
  }

  #keep(record: ActionRecord): void {
    if (!this.#files) return;
    try {
      const dropped = this.#files.append(record);
      if (dropped !== null) this.#index.dropUpTo(dropped);
      if (this.#failure !== null) this.#log.info('Actions are written down again.');
      this.#failure = null;
    } catch (error) {
      const failure = `It is not written down in the audit log: ${reasonOf(error)}.`;
      if (this.#failure === null) this.#log.warn(failure);
      this.#failure = failure;
    }
  }

  /** With what the broken one or the lines still tell. */
  #moveToMemory(record: ActionRecord): void {
    const before = this.#index;
    this.#index = new AuditIndex(null, this.#log);
    for (const known of before.everything() ?? this.#files?.readFrom(1).records ?? []) this.#index.add(known);
    this.#index.add(record);
    before.close();
  }

  /** Brings what the lines hold and the index does not into it. Gives the last number. */
  #catchUp(): number {
    if (!this.#files) return 0;
    try {
      const { records, unreadable, last } = this.#files.readFrom(this.#index.lastNumber() + 1);
      if (unreadable > 0) this.#log.warn(`${unreadable} lines of the audit log cannot be read, and are passed over.`);
      // Somebody took lines away: what is gone from the truth must not live on in the index.
      if (this.#index.lastNumber() > last) {
        this.#index.clear();
        for (const record of this.#files.readFrom(1).records) this.#index.add(record);
        return last;
      }
      for (const record of records) this.#index.add(record);
      return last;
    } catch (error) {
      this.#failure = `The audit log cannot be read: ${reasonOf(error)}.`;
      this.#log.warn(this.#failure);
      return this.#index.lastNumber();
    }
  }
}

/** As it stands in a list. */
export function withoutSubject({ asked: _asked, before: _before, after: _after, ...action }: ActionDetail): Action {
  return action;
}
