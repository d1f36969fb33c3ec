import useSWR, { mutate, preload } from 'swr';
import * as z from 'zod/mini';
import { signedInSchema, whoAmISchema } from '@/lib/model/session';
import type { Access } from '@/lib/model/session';
import { callApi } from './api';
import { door } from './door';
import { mutationSecret } from './mutation-secret';
import { renewShared } from './shared-line';
import { useStore } from './store';

const path = '/api/session';
/** A page that is looked at and asks for nothing keeps its session: it would end under somebody's eyes. */
const stillHereMs = 30 * 60_000;

export type SessionState =
  | { status: 'loading' }
  | { status: 'signed-out' }
  /** It was there, and is over; the page keeps what it has. */
  | { status: 'ended'; session: Access | undefined }
  | { status: 'signed-in'; session: Access }
  | { status: 'failed'; error: Error };

/** `ask` is false while a token is being exchanged: the answer could only be no. */
export function useSession(ask = true): SessionState {
  const standing = useStore(door, (value) => value);
  const { data, error } = useSWR<Access, Error>(ask ? path : null, whoAmI, {
    shouldRetryOnError: () => door.get() === 'unknown',
    errorRetryInterval: 2000,
    revalidateOnFocus: true,
    refreshInterval: stillHereMs,
  });
  if (standing === 'out') return { status: 'signed-out' };
  if (standing === 'ended') return { status: 'ended', session: data };
  if (data) return { status: 'signed-in', session: data };
  return error ? { status: 'failed', error } : { status: 'loading' };
}

/** Whom a proxy signed in is signed out there, and without authentication nobody was signed in. */
export function maySignOut(access: Access | undefined): boolean {
  return access !== undefined && access.auth !== 'off' && access.user === null;
}

/** Whom a proxy signed in is told the half that changes need here: there was no sign-in to tell it. */
async function whoAmI(): Promise<Access> {
  const { mutationSecret: half, ...access } = await callApi('GET', path, whoAmISchema);
  if (half !== undefined) mutationSecret.set(half);
  door.set('in');
  return access;
}

/** Asks who this is before anybody wants to know; rejects where nobody is signed in. */
export async function sessionAhead(): Promise<void> {
  await preload(path, whoAmI);
}

/** Exchanges the token for a session; rejects with the server's AppError. */
export async function signIn(token: string): Promise<void> {
  const answer = await callApi('POST', path, signedInSchema, { token });
  mutationSecret.set(answer.mutationSecret);
  renewShared();
  const access = await mutate(path, whoAmI(), { revalidate: false });
  // What failed meanwhile is asked again.
  if (access) void mutate((key) => typeof key === 'string' && key.startsWith('/api/') && key !== path);
}

export async function signOut(): Promise<void> {
  await callApi('DELETE', path, z.unknown());
  mutationSecret.clear();
  // Who it was stays in SWR's cache: where the same comes again after nothing, it tells nobody (2.5.1).
  door.set('out');
}

/** The token travels in the fragment, which never reaches a server's log, and is taken out of the address at once. */
export function takeTokenFromAddress(): string | null {
  const token = tokenInAddress();
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

export function tokenInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}
