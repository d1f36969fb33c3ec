import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { roleSchema } from '@/lib/model/session';
import type { Role } from '@/lib/model/session';
import { sameSecret } from './same-secret';

/** A signed-in browser. Times are milliseconds since the epoch: sessions outlive a restart, so no monotonic clock. */
export interface Session {
  id: string;
  /** Of the token that began it. */
  role: Role;
  startedAt: number;
  seenAt: number;
}

export const sessionLimits = {
  /** Without any request for so long, it ends. */
  idleMs: 24 * 60 * 60 * 1000,
  /** However busy, it ends after so long. */
  absoluteMs: 7 * 24 * 60 * 60 * 1000,
  /** How old `seenAt` may grow before the cookie is written anew. */
  renewMs: 5 * 60 * 1000,
} as const;

/** The signing key of a role follows from its token: sessions survive a restart and die with the token. */
export function sessionKey(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', 'netloom session v2', 32));
}

export function newSession(role: Role, now: number): Session {
  return { id: randomBytes(16).toString('base64url'), role, startedAt: now, seenAt: now };
}

/** The key that sessions of a role are signed with; null where the role has no token. */
export type KeyOf = (role: Role) => Buffer | null;

/** `id.role.startedAt.seenAt.signature`, nothing secret in it but the signature. */
export function sealSession(key: Buffer, session: Session): string {
  const text = textOf(session);
  return `${text}.${sign(key, `session:${text}`)}`;
}

/** The session in a cookie's value; null when it is forged, cut or has expired. */
export function openSession(keyOf: KeyOf, sealed: string, now: number): Session | null {
  const [, id, role, startedAt, seenAt, signature] =
    /^([\w-]{22})\.([a-z]{1,16})\.(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/.exec(sealed) ?? [];
  const known = roleSchema.safeParse(role);
  if (!id || !known.success || !startedAt || !seenAt || !signature) return null;
  const session = { id, role: known.data, startedAt: Number(startedAt), seenAt: Number(seenAt) };
  const key = keyOf(session.role);
  if (!key || !sameSecret(signature, sign(key, `session:${textOf(session)}`))) return null;
  return now < expiryOf(session) ? session : null;
}

function textOf({ id, role, startedAt, seenAt }: Session): string {
  return `${id}.${role}.${startedAt}.${seenAt}`;
}

/** Milliseconds since the epoch. */
export function lastEndOf({ startedAt }: Session): number {
  return startedAt + sessionLimits.absoluteMs;
}

/** Milliseconds since the epoch; sooner than the last end when nobody uses it. */
export function expiryOf(session: Session): number {
  return Math.min(session.seenAt + sessionLimits.idleMs, lastEndOf(session));
}

/** The same session, seen now; itself while the old sight is fresh enough. */
export function seeSession(session: Session, now: number): Session {
  return now - session.seenAt < sessionLimits.renewMs ? session : { ...session, seenAt: now };
}

/** What a browser must send beside its credential to change anything. `holder` is a session's id, or `proxy:` and a user. */
export function mutationSecretOf(key: Buffer, holder: string): string {
  return sign(key, `mutation:${holder}`);
}

function sign(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
