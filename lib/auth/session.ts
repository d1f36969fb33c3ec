import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { sameSecret } from './same-secret';

/** A signed-in browser. Times are milliseconds since the epoch: sessions outlive a restart, so no monotonic clock. */
export interface Session {
  id: string;
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

/** The signing key follows from the token: sessions survive a restart and die with the token. */
export function sessionKey(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', 'netloom session v1', 32));
}

export function newSession(now: number): Session {
  return { id: randomBytes(16).toString('base64url'), startedAt: now, seenAt: now };
}

/** `id.startedAt.seenAt.signature`, nothing secret in it but the signature. */
export function sealSession(key: Buffer, session: Session): string {
  const text = `${session.id}.${session.startedAt}.${session.seenAt}`;
  return `${text}.${sign(key, `session:${text}`)}`;
}

/** The session in a cookie's value; null when it is forged, cut or has expired. */
export function openSession(key: Buffer, sealed: string, now: number): Session | null {
  const [, id, startedAt, seenAt, signature] = /^([\w-]{22})\.(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/.exec(sealed) ?? [];
  if (!id || !startedAt || !seenAt || !signature) return null;
  if (!sameSecret(signature, sign(key, `session:${id}.${startedAt}.${seenAt}`))) return null;
  const session = { id, startedAt: Number(startedAt), seenAt: Number(seenAt) };
  return now < expiryOf(session) ? session : null;
}

/** Milliseconds since the epoch. */
export function expiryOf(session: Session): number {
  return Math.min(session.seenAt + sessionLimits.idleMs, session.startedAt + sessionLimits.absoluteMs);
}

/** The same session, seen now; itself while the old sight is fresh enough. */
export function seeSession(session: Session, now: number): Session {
  return now - session.seenAt < sessionLimits.renewMs ? session : { ...session, seenAt: now };
}

/** What a browser must send beside its cookie to change anything; told once, at sign-in. */
export function mutationSecretOf(key: Buffer, sessionId: string): string {
  return sign(key, `mutation:${sessionId}`);
}

function sign(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
