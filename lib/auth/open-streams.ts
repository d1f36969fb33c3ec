import { ending } from './ending';
import { expiryOf } from './session';
import type { Session } from './session';

/** `setTimeout` takes no more: 24.8 days. */
const longestTimerMs = 2 ** 31 - 1;

interface InUse {
  session: Session;
  ends: Set<() => void>;
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
    return ending(request, (end) => {
      inUse.ends.add(end);
      let timer: NodeJS.Timeout;
      const look = () => {
        const left = expiryOf(inUse.session) - this.#now();
        if (left <= 0) end();
        else timer = setTimeout(look, Math.min(left, longestTimerMs)).unref();
      };
      look();
      return () => {
        clearTimeout(timer);
        inUse.ends.delete(end);
        if (inUse.ends.size === 0) this.#bySession.delete(session.id);
      };
    });
  }

  /** The session was used: what is open in its name may stay open longer. */
  see(session: Session): void {
    const inUse = this.#bySession.get(session.id);
    if (inUse && inUse.session.seenAt < session.seenAt) inUse.session = session;
  }

  end(id: string): void {
    for (const end of [...(this.#bySession.get(id)?.ends ?? [])]) end();
  }
}
