import { join } from 'node:path';
import type { Logger } from 'pino';
import { readOrSetAside } from '@/lib/files/read-or-set-aside';
import { writeWhole } from '@/lib/files/write-whole';
import { AppError, applyLayoutChange, emptyLayout, layoutSchema, reasonOf } from '@/lib/model';
import type { Layout, LayoutChange } from '@/lib/model';

interface Options {
  dataDirectory: string;
  log: Pick<Logger, 'warn' | 'info'>;
  /** So long a change waits for others, which then share one write. */
  delayMs?: number;
}

interface Waiting {
  resolve(): void;
  reject(reason: AppError): void;
}

/**
 * Where things are, in `layout.json` of the data folder: whole at every moment, for its owner only. A file that cannot
 * be read as a layout is set aside, and a new one begun.
 */
export class LayoutStore {
  readonly #path: string;
  readonly #log: Options['log'];
  readonly #delayMs: number;
  #layout: Layout;
  #isSaved = true;
  #failed = false;
  #timer: NodeJS.Timeout | null = null;
  #waiting: Waiting[] = [];

  constructor({ dataDirectory, log, delayMs = 200 }: Options) {
    this.#path = join(dataDirectory, 'layout.json');
    this.#log = log;
    this.#delayMs = delayMs;
    this.#layout = this.#read();
  }

  /** With every change that was asked for, saved or not. */
  get layout(): Layout {
    return this.#layout;
  }

  /**
   * Resolves when the change is on the disk. Rejects with `not_possible` when it cannot be put there; it holds in memory
   * then, and the next write tries it again.
   */
  change(change: LayoutChange): Promise<void> {
    this.#layout = applyLayoutChange(this.#layout, change);
    this.#isSaved = false;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#timer ??= setTimeout(() => this.flush(), this.#delayMs);
    });
  }

  /** Writes what is not yet written, at once. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting.splice(0);
    if (this.#isSaved) return;
    try {
      writeWhole(this.#path, JSON.stringify(this.#layout));
    } catch (error) {
      const failure = unwritable(this.#path, error);
      if (!this.#failed) this.#log.warn({ err: error }, failure.message);
      this.#failed = true;
      for (const { reject } of waiting) reject(failure);
      return;
    }
    if (this.#failed) this.#log.info(`Positions are saved again in ${this.#path}.`);
    this.#failed = false;
    this.#isSaved = true;
    for (const { resolve } of waiting) resolve();
  }

  #read(): Layout {
    const parse = (text: string) => layoutSchema.parse(JSON.parse(text));
    const warn = (reason: unknown, sentence: string) => this.#log.warn({ err: reason }, sentence);
    return readOrSetAside(this.#path, 'layout', parse, warn) ?? emptyLayout;
  }
}

function unwritable(path: string, error: unknown): AppError {
  return new AppError(
    'not_possible',
    `Positions cannot be saved in ${path}, and are kept until Netloom stops only: ${reasonOf(error)}`,
    { cause: error },
  );
}
