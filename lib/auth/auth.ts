/**
 * Takes the token and two clocks, gives sign-in, sign-out and the checks that the guard asks for.
 * Must not import the engine, the runtime or anything of HTTP frameworks.
 */
import { AppError } from '@/lib/model';
import { cookieName, cookieValues, sessionCookie } from './cookie';
import type { CredentialCheck } from './guard';
import { afterWrongToken, noFailures } from './login-limit';
import { sameSecret } from './same-secret';
import { expiryOf, mutationSecretOf, newSession, openSession, sealSession, seeSession, sessionKey } from './session';
import type { Session } from './session';

export interface AuthOptions {
  token: string;
  /** Of who reads the metrics; the token itself unless given. */
  metricsToken?: string;
  port: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Milliseconds that never jump. */
  monotonicNow?: () => number;
}

export interface SignedIn {
  session: Session;
  mutationSecret: string;
  setCookie: string;
}

export class Auth implements CredentialCheck {
  private readonly key: Buffer;
  private readonly now: () => number;
  private readonly monotonicNow: () => number;
  private limit = noFailures;
  /** Signed-out sessions and when they would have ended anyway. */
  private readonly revoked = new Map<string, number>();
  private readonly ends = new Map<string, Set<AbortController>>();

  constructor(private readonly options: AuthOptions) {
    this.key = sessionKey(options.token);
    this.now = options.now ?? Date.now;
    this.monotonicNow = options.monotonicNow ?? (() => performance.now());
  }

  /** Throws `unauthenticated`, or `rate_limited` with `retryAfter` in seconds. */
  signIn(token: string): SignedIn {
    if (!this.isToken(token)) throw this.wrongToken();
    this.limit = noFailures;
    const session = newSession(this.now());
    return { session, mutationSecret: mutationSecretOf(this.key, session.id), setCookie: this.cookieOf(session) };
  }

  /** Ends the session and whatever is open in its name; gives the `Set-Cookie` that drops it. */
  signOut(session: Session): string {
    const now = this.now();
    for (const [id, until] of this.revoked) if (until <= now) this.revoked.delete(id);
    this.revoked.set(session.id, expiryOf({ ...session, seenAt: Infinity }));
    for (const controller of this.ends.get(session.id) ?? []) controller.abort();
    this.ends.delete(session.id);
    return sessionCookie(this.options.port, null);
  }

  /** `Set-Cookie` for a session that was last written a while ago; null when it is fresh. */
  renewal(session: Session): string | null {
    const seen = seeSession(session, this.now());
    return seen === session ? null : this.cookieOf(seen);
  }

  /** Aborts when the request does, when the session is signed out, and when it reaches its absolute end. */
  untilEndOf(session: Session, request: AbortSignal): AbortSignal {
    const controller = new AbortController();
    const controllers = this.ends.get(session.id) ?? new Set();
    this.ends.set(session.id, controllers.add(controller));
    const forget = () => {
      controllers.delete(controller);
      if (controllers.size === 0) this.ends.delete(session.id);
    };
    const left = expiryOf({ ...session, seenAt: Infinity }) - this.now();
    const end = AbortSignal.any([request, controller.signal, AbortSignal.timeout(Math.max(0, left))]);
    end.addEventListener('abort', forget, { once: true });
    return end;
  }

  isToken(token: string): boolean {
    return sameSecret(token, this.options.token);
  }

  isMetricsToken(token: string): boolean {
    return sameSecret(token, this.options.metricsToken ?? this.options.token);
  }

  sessionIn(cookieHeader: string | null): Session | null {
    const now = this.now();
    for (const value of cookieValues(cookieHeader, cookieName(this.options.port))) {
      const session = openSession(this.key, value, now);
      if (session && !this.revoked.has(session.id)) return session;
    }
    return null;
  }

  isMutationSecret(session: Session, secret: string | null): boolean {
    return secret !== null && sameSecret(secret, mutationSecretOf(this.key, session.id));
  }

  private cookieOf(session: Session): string {
    return sessionCookie(this.options.port, sealSession(this.key, session));
  }

  private wrongToken(): AppError {
    const { limit, retryAfter } = afterWrongToken(this.limit, this.monotonicNow());
    this.limit = limit;
    if (retryAfter === null) return new AppError('unauthenticated', 'That is not this Netloom’s token.');
    return new AppError('rate_limited', 'That is not this Netloom’s token, and too many wrong ones came before it.', {
      retryAfter,
    });
  }
}
