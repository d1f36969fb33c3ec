import { capabilitiesOf } from '@/lib/model';
import type { Identity } from '@/lib/auth/guard';
import type { Role } from '@/lib/auth/roles';
import type { Runtime } from './running';

/** What one may here: with `readOnly` no role changes anything; with `auth` off nobody needs to sign in or out. */
export function accessOf({ readOnly, auth, allow }: Runtime['config'], role: Role) {
  return { role, readOnly, auth, allow, capabilities: capabilitiesOf(role, readOnly) };
}

/** Throws `unauthenticated` or `rate_limited` for a wrong token. */
export function signInResponse({ auth, config }: Runtime, token: string): Response {
  const { mutationSecret, setCookie } = auth.signIn(token);
  return Response.json({ ...accessOf(config, 'admin'), mutationSecret }, { headers: { 'set-cookie': setCookie } });
}

/** Bearer tokens have no session to end. */
export function signOutResponse({ auth }: Runtime, { session }: Identity): Response {
  const headers = session ? { 'set-cookie': auth.signOut(session) } : undefined;
  return Response.json({ signedOut: true }, { headers });
}
