import { join } from 'node:path';
import * as z from 'zod';
import { readOrSetAside } from '@/lib/files/read-or-set-aside';
import { writeWhole } from '@/lib/files/write-whole';
import { reasonOf } from '@/lib/model';

interface EndedSessionsOptions {
  /** null: forgotten when the process ends. */
  dataDirectory: string | null;
  log: { warn(message: string): void };
}

/** More than anybody signs out of in a week; what is dropped then would have ended soonest. */
const most = 5000;

/** By session id: when it would have ended anyway, in milliseconds since the epoch. */
const endedSchema = z.record(z.string(), z.number());

/**
 * Sessions that were signed out. Their cookies are still well signed, and a session survives a restart: so must its end.
 */
export class EndedSessions {
  readonly #path: string | null;
  readonly #log: EndedSessionsOptions['log'];
  readonly #until: Map<string, number>;

  constructor({ dataDirectory, log }: EndedSessionsOptions) {
    this.#path = dataDirectory && join(dataDirectory, 'ended-sessions.json');
    this.#log = log;
    this.#until = new Map(Object.entries(this.#read()));
  }

  has(id: string): boolean {
    return this.#until.has(id);
  }

  /** Ended it is in any case; that it stays so over a restart is told to the log where it fails. */
  add(id: string, until: number, now: number): void {
    for (const [known, end] of this.#until) if (end <= now) this.#until.delete(known);
    this.#until.set(id, until);
    if (this.#until.size > most) this.#dropSoonest();
    if (this.#path === null) return;
    try {
      writeWhole(this.#path, JSON.stringify(Object.fromEntries(this.#until)));
    } catch (error) {
      this.#log.warn(`A session is signed out until Netloom stops only: ${this.#path}: ${reasonOf(error)}.`);
    }
  }

  #dropSoonest(): void {
    const [soonest] = [...this.#until].toSorted(([, a], [, b]) => a - b);
    if (soonest) this.#until.delete(soonest[0]);
  }

  #read(): Record<string, number> {
    if (this.#path === null) return {};
    const parse = (text: string) => endedSchema.parse(JSON.parse(text));
    return (
      readOrSetAside(this.#path, 'list of sessions that were signed out', parse, (_, line) => this.#log.warn(line)) ??
      {}
    );
  }
}
