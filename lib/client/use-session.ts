import useSWR, { mutate } from 'swr';
import * as z from 'zod';
import { AppError, capabilitySchema } from '@/lib/model';
import { riskyRunOptions } from '@/lib/model/risky-run-option';
import { callApi } from './api';
import { mutationSecret } from './mutation-secret';

const path = '/api/session';

const sessionSchema = z.object({
  role: z.enum(['viewer', 'operator', 'admin']),
  readOnly: z.boolean(),
  /** off: nobody signs in, so nobody signs out. */
  auth: z.enum(['on', 'off']),
  allow: z.array(z.enum(riskyRunOptions)),
  capabilities: z.array(capabilitySchema),
});
export type Session = z.infer<typeof sessionSchema>;

const signedInSchema = z.object({ mutationSecret: z.string() });

export type SessionState =
  | { status: 'loading' }
  | { status: 'signed-out' }
  | { status: 'signed-in'; session: Session }
  | { status: 'failed'; error: Error };

/** `ask` is false while a token is being exchanged: the answer could only be no. */
export function useSession(ask = true): SessionState {
  const { data, error } = useSWR<Session, Error>(ask ? path : null, () => callApi('GET', path, sessionSchema), {
    shouldRetryOnError: (failure) => !(failure instanceof AppError && failure.code === 'unauthenticated'),
    errorRetryInterval: 2000,
    revalidateOnFocus: true,
  });
  if (error instanceof AppError && error.code === 'unauthenticated') return { status: 'signed-out' };
  if (data) return { status: 'signed-in', session: data };
  return error ? { status: 'failed', error } : { status: 'loading' };
}

/** Exchanges the token for a session; rejects with the server's AppError. */
export async function signIn(token: string): Promise<void> {
  const answer = await callApi('POST', path, signedInSchema, { token });
  mutationSecret.set(answer.mutationSecret);
  await mutate(path);
}

export async function signOut(): Promise<void> {
  await callApi('DELETE', path, z.unknown());
  mutationSecret.clear();
  await mutate(path, undefined, { revalidate: true });
}

/** The token travels in the fragment, which never reaches a server's log, and is taken out of the address at once. */
export function takeTokenFromAddress(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
