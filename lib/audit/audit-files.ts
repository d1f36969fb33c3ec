import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { actionRecordSchema } from '@/lib/model';
import type { ActionRecord } from '@/lib/model';
import { visibleLine } from '@/lib/model/visible-line';

export interface AuditFilesOptions {
  directory: string;
  rotation: { bytes: number; files: number };
}

/**
 * `actions.jsonl` is written to, `actions.1.jsonl` and so on are older; one record a line, each on the disk before the
 * call returns, for the owner only. Every method throws what the file system throws.
 */
export class AuditFiles {
  /** Oldest first. */
  readonly #paths: readonly string[];
  readonly #current: string;
  /** A line that a crash cut short must not swallow the next one. */
  #endsInLine = false;

  constructor(private readonly options: AuditFilesOptions) {
    const { directory, rotation } = options;
    this.#paths = Array.from({ length: rotation.files }, (_, age) =>
      join(directory, age === 0 ? 'actions.jsonl' : `actions.${age}.jsonl`),
    ).toReversed();
    this.#current = join(directory, 'actions.jsonl');
  }

  /** Gives the number up to which records had to go for it; null when none had. */
  append(record: ActionRecord): number | null {
    mkdirSync(this.options.directory, { recursive: true, mode: 0o700 });
    const dropped = sizeOf(this.#current) >= this.options.rotation.bytes ? this.#rotate() : null;
    const file = openSync(this.#current, 'a', 0o600);
    try {
      if (!this.#endsInLine) appendFileSync(file, endOfUnfinishedLine(this.#current));
      this.#endsInLine = false;
      appendFileSync(file, visibleLine(`${JSON.stringify(record)}\n`));
      fsyncSync(file);
      this.#endsInLine = true;
    } finally {
      closeSync(file);
    }
    return dropped;
  }

  /** In order, reading no more files than needed. Lines that hold no record are counted; `last` is 0 when there is none. */
  readFrom(number: number): { records: ActionRecord[]; unreadable: number; last: number } {
    let [records, unreadable]: [ActionRecord[], number] = [[], 0];
    for (const path of this.#paths.toReversed()) {
      const lines = linesOf(path);
      const found = lines.flatMap((line) => recordIn(line) ?? []);
      unreadable += lines.length - found.length;
      records = [...found, ...records];
      if ((found[0]?.number ?? Infinity) <= number) break;
    }
    const last = records.at(-1)?.number ?? 0;
    return { records: records.filter((record) => record.number >= number), unreadable, last };
  }

  #rotate(): number | null {
    const [oldest = this.#current, ...newer] = this.#paths;
    const dropped =
      linesOf(oldest)
        .flatMap((line) => recordIn(line) ?? [])
        .at(-1)?.number ?? null;
    rmSync(oldest, { force: true });
    let free = oldest;
    for (const path of newer) {
      if (existsSync(path)) renameSync(path, free);
      free = path;
    }
    return dropped;
  }
}

function linesOf(path: string): string[] {
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

function recordIn(line: string): ActionRecord | null {
  try {
    return actionRecordSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function endOfUnfinishedLine(path: string): string {
  const bytes = readFileSync(path);
  return bytes.length === 0 || bytes.at(-1) === 0x0a ? '' : '\n';
}
