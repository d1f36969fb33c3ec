/**
 * Takes the tokens and two clocks, gives sign-in, sign-out and the checks that the guard asks for.
 * Must not import the engine, the runtime or anything of HTTP frameworks.
 */
import { AppError } from '@/lib/model';
import { roleSchema } from '@/lib/model/session';
import type { Role } from '@/lib/model/session';
import { takeShare, wholeShare } from './change-rate';
import type { ChangeShare } from './change-rate';
import { cookieName, cookieValues, sessionCookie } from './cookie';
import { EndedSessions } from './ended-sessions';
import type { CredentialCheck } from './guard';
import { afterWrongToken, noFailures } from './login-limit';
import { OpenStreams } from './open-streams';
import { sameSecret } from './same-secret';
import { mutationSecretOf, newSession, openSession, sealSession, seeSession, sessionKey } from './session';
import type { Session } from './session';
import type { RoleTokens } from './token';

export interface AuthOptions {
  tokens: RoleTokens;
  /** Of who reads the metrics; that of the admin unless given. */
  metricsToken?: string;
  port: number;
  /** In memory unless given. */
  ended?: EndedSessions;
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

/** How many shares are remembered: whoever was not seen for so long has the whole of theirs again. */
const rememberedShares = 1000;

export class Auth implements CredentialCheck {
  private readonly holders: readonly { role: Role; token: string; key: Buffer }[];
  /** A proxy's user may have a role that has no token; the admin's always exists. */
  private readonly adminKey: Buffer;
  private readonly now: () => number;
  private readonly monotonicNow: () => number;
  private readonly ended: EndedSessions;
  private readonly streams: OpenStreams;
  private limit = noFailures;
  private readonly shares = new Map<string, ChangeShare>();

  constructor(private readonly options: AuthOptions) {
    this.holders = roleSchema.options.flatMap((role) => {
      const token = options.tokens[role];
      return token === null ? [] : [{ role, token, key: sessionKey(token) }];
    });
    this.adminKey = sessionKey(options.tokens.admin);
    this.ended = options.ended ?? new EndedSessions({ dataDirectory: null, log: { warn: () => undefined } });
    this.now = options.now ?? Date.now;
    this.monotonicNow = options.monotonicNow ?? (() => performance.now());
    this.streams = new OpenStreams(this.now);
  }

  /** Throws `unauthenticated`, or `rate_limited` with `retryAfter` in seconds. */
  signIn(token: string, secure: boolean): SignedIn {
    const role = this.roleOfToken(token);
    if (role === null) throw this.wrongToken('That is not this Netloom’s token.');
    const session = newSession(role, this.now());
    return {
      session,
      mutationSecret: this.mutationSecretOf(role, session.id),
      setCookie: this.cookieOf(session, secure),
    };
  }

  /** Ends the session and whatever is open in its name; gives the `Set-Cookie` that drops it. */
  signOut(session: Session, secure: boolean): string {
    this.ended.add(session, this.now());
    this.streams.end(session.id);
    return sessionCookie({ port: this.options.port, secure }, null);
  }

  /** `Set-Cookie` for a session that was last written a while ago; null when it is fresh, or over. */
  renewal(session: Session, secure: boolean): string | null {
    const seen = seeSession(session, this.now());
    return seen === session || this.ended.has(session) ? null : this.cookieOf(seen, secure);
  }

  /** Aborts when the request does, and when the session is signed out, idle for too long or too old. */
  untilEndOf(session: Session, request: AbortSignal): AbortSignal {
    return this.streams.untilEndOf(session, request);
  }

  bearer(token: string): Role | AppError {
    return this.roleOfToken(token) ?? this.wrongToken('The bearer token is not this Netloom’s token.');
  }

  metricsBearer(token: string): AppError | null {
    const right = this.options.metricsToken ?? this.options.tokens.admin;
    return sameSecret(token, right) ? null : this.wrongToken('The bearer token is not the one that reads metrics.');
  }

  sessionIn(cookieHeader: string | null, secure: boolean): Session | null {
    const now = this.now();
    for (const value of cookieValues(cookieHeader, cookieName({ port: this.options.port, secure }))) {
      const session = openSession((role) => this.keyOf(role), value, now);
      if (!session || this.ended.has(session)) continue;
      this.streams.see({ ...session, seenAt: now });
      return session;
    }
    return null;
  }

  mutationSecretOf(role: Role, holder: string): string {
    return mutationSecretOf(this.keyOf(role) ?? this.adminKey, holder);
  }

  isMutationSecret(role: Role, holder: string, secret: string | null): boolean {
    return secret !== null && sameSecret(secret, this.mutationSecretOf(role, holder));
  }

  change(holder: string, changes = 1): AppError | null {
    const { share, retryAfter } = takeShare(this.shares.get(holder) ?? wholeShare, this.monotonicNow(), changes);
    // The one that was used last stands last.
    this.shares.delete(holder);
    this.shares.set(holder, share);
    const [longestUnused] = this.shares.keys();
    if (this.shares.size > rememberedShares && longestUnused !== undefined) this.shares.delete(longestUnused);
    if (retryAfter === null) return null;
    return new AppError('rate_limited', 'Too many changes at once: this one was not made.', { retryAfter });
  }

  /** Every token is looked at, so that the time tells nothing of whose it is. */
  private roleOfToken(token: string): Role | null {
    const found = this.holders.filter((holder) => sameSecret(token, holder.token));
    return found[0]?.role ?? null;
  }

  private keyOf(role: Role): Buffer | null {
    return this.holders.find((holder) => holder.role === role)?.key ?? null;
  }

  private cookieOf(session: Session, secure: boolean): string {
    const key = this.keyOf(session.role);
    if (!key) throw new AppError('internal', `There is no token of the role ${session.role}.`);
    return sessionCookie({ port: this.options.port, secure }, sealSession(key, session));
  }

  private wrongToken(sentence: string): AppError {
    const { limit, retryAfter } = afterWrongToken(this.limit, this.monotonicNow());
    this.limit = limit;
    if (retryAfter === null) return new AppError('unauthenticated', sentence);
    return new AppError('rate_limited', `${sentence} Too many wrong ones came before it.`, { retryAfter });
  }
}
