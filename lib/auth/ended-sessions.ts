import { join } from 'node:path';
import * as z from 'zod';
import { readOrSetAside } from '@/lib/files/read-or-set-aside';
import { writeWhole } from '@/lib/files/write-whole';
import { reasonOf } from '@/lib/model';
import { lastEndOf } from './session';
import type { Session } from './session';

interface EndedSessionsOptions {
  /** null: forgotten when the process ends. */
  dataDirectory: string | null;
  log: { warn(message: string): void };
}

/**
 * Of each role, more than anybody signs out of in a week; what is dropped then would have ended soonest. Counted by role:
 * who holds a viewer's token and signs in and out without end must not bring an admin's session back to life.
 */
const most = 5000;

/** By role and session id: when it would have ended anyway, in milliseconds since the epoch. */
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

  has(session: Session): boolean {
    return this.#until.has(keyOf(session));
  }

  /** Ended it is in any case; that it stays so over a restart is told to the log where it fails. */
  add(session: Session, now: number): void {
    for (const [known, end] of this.#until) if (end <= now) this.#until.delete(known);
    this.#until.set(keyOf(session), lastEndOf(session));
    this.#makeRoom(`${session.role}.`);
    if (this.#path === null) return;
    try {
      writeWhole(this.#path, JSON.stringify(Object.fromEntries(this.#until)));
    } catch (error) {
      this.#log.warn(`A session is signed out until Netloom stops only: ${this.#path}: ${reasonOf(error)}.`);
    }
  }

  #makeRoom(role: string): void {
    if (this.#until.size <= most) return;
    const alike = [...this.#until].filter(([key]) => key.startsWith(role));
    if (alike.length <= most) return;
    const [soonest] = alike.toSorted(([, a], [, b]) => a - b);
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

function keyOf({ role, id }: Session): string {
  return `${role}.${id}`;
}
