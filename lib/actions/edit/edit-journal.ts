import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setAside } from '@/lib/files/set-aside';
import { reasonOf } from '@/lib/model';
import type { ActionId } from '@/lib/model';
import { editEventSchema, editOf, editOrderSchema } from './edit-order';
import type { Edit, EditEvent, EditOrder } from './edit-order';

/**
 * One file for each edit under way, gone when it has ended: first the order, then what happened to it, one a line, each on
 * the disk before the call returns, for the owner only. What stands in it survives a `kill -9`; a power cut too.
 */
export class EditJournal {
  /** null: kept nowhere. */
  constructor(
    private readonly directory: string | null,
    private readonly log: { warn(message: string): void },
  ) {}

  /** Throws what the file system throws: then nothing must be begun, and nothing is left that would be taken up. */
  begin(order: EditOrder): void {
    if (this.directory === null) return;
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    try {
      this.#write(order.id, 'wx', order);
      this.#syncFolder();
    } catch (error) {
      rmSync(this.#path(order.id), { force: true });
      throw error;
    }
  }

  /** Never throws: what it tells of goes on in any case, and is only forgotten by a crash. */
  append(id: ActionId, event: EditEvent): void {
    try {
      this.#write(id, 'a', event);
    } catch (error) {
      this.log.warn(`The journal of an edit could not be written: ${reasonOf(error)}.`);
    }
  }

  /** Never throws: what stands on record as ended is not taken up again, whatever the journal says. */
  end(id: ActionId): void {
    if (this.directory === null) return;
    try {
      rmSync(this.#path(id), { force: true });
      this.#syncFolder();
    } catch (error) {
      this.log.warn(`The journal of an edit that has ended could not be removed: ${reasonOf(error)}.`);
    }
  }

  /** What a process that ended left behind. */
  unfinished(): Edit[] {
    if (this.directory === null || !existsSync(this.directory)) return [];
    const names = readdirSync(this.directory).filter((name) => name.endsWith('.jsonl'));
    return names.toSorted().flatMap((name) => this.#read(join(this.directory ?? '', name)) ?? []);
  }

  #read(path: string): Edit | null {
    try {
      const lines = readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      const [first = '', ...rest] = lines;
      const order = editOrderSchema.parse(JSON.parse(first));
      return editOf(
        order,
        rest.flatMap((line) => eventIn(line) ?? []),
      );
    } catch (error) {
      // Cut before its first line was whole: then nothing had been begun.
      this.log.warn(`The journal of an edit cannot be read: ${reasonOf(error)}. ${asideOf(path)}`);
      return null;
    }
  }

  #write(id: ActionId, flags: 'wx' | 'a', value: unknown): void {
    if (this.directory === null) return;
    const file = openSync(this.#path(id), flags, 0o600);
    try {
      // Whole, or it throws: `write` alone may write a part. A line that a crash has cut must not swallow this one.
      writeFileSync(file, `${flags === 'a' ? '\n' : ''}${JSON.stringify(value)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  /** A file's name is in its folder, and has to be on the disk too. */
  #syncFolder(): void {
    const folder = openSync(this.directory ?? '', 'r');
    try {
      fsyncSync(folder);
    } catch (error) {
      // Some file systems cannot, and keep names by themselves.
      if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
    } finally {
      closeSync(folder);
    }
  }

  #path(id: ActionId): string {
    return join(this.directory ?? '', `${id}.jsonl`);
  }
}

function asideOf(path: string): string {
  try {
    return `It is now ${setAside(path)}.`;
  } catch (error) {
    return `It stays where it is: ${reasonOf(error)}.`;
  }
}

/** The last line may have been cut: it was not acted upon. */
function eventIn(line: string): EditEvent | null {
  try {
    return editEventSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
