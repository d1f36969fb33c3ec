import { expiryOf } from './session';
import type { Session } from './session';

/** `setTimeout` takes no more: 24.8 days. */
const longestTimerMs = 2 ** 31 - 1;

interface InUse {
  session: Session;
  ends: Set<AbortController>;
}

/** What is open in the name of sessions: it ends when they do. A stream is asked for once, so nothing else would end it. */
export class OpenStreams {
  readonly #bySession = new Map<string, InUse>();
  readonly #now: () => number;

  /** `now`: milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Aborts when the request does, and when the session is signed out, idle for too long or too old. */
  untilEndOf(session: Session, request: AbortSignal): AbortSignal {
    const inUse = this.#bySession.get(session.id) ?? { session, ends: new Set() };
    this.#bySession.set(session.id, inUse);
    const own = new AbortController();
    inUse.ends.add(own);
    let timer: NodeJS.Timeout;
    const look = () => {
      const left = expiryOf(inUse.session) - this.#now();
      if (left <= 0) own.abort();
      else timer = setTimeout(look, Math.min(left, longestTimerMs)).unref();
    };
    const end = AbortSignal.any([request, own.signal]);
    const forget = () => {
      clearTimeout(timer);
      inUse.ends.delete(own);
      if (inUse.ends.size === 0) this.#bySession.delete(session.id);
    };
    end.addEventListener('abort', forget, { once: true });
    look();
    if (end.aborted) forget();
    return end;
  }

  /** The session was used: what is open in its name may stay open longer. */
  see(session: Session): void {
    const inUse = this.#bySession.get(session.id);
    if (inUse && inUse.session.seenAt < session.seenAt) inUse.session = session;
  }

  end(id: string): void {
    for (const own of [...(this.#bySession.get(id)?.ends ?? [])]) own.abort();
  }
}
