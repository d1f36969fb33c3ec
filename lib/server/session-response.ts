import type { Arrival } from '@/lib/auth/arrival';
import { holderOf } from '@/lib/auth/guard';
import type { Identity } from '@/lib/auth/guard';
import { capabilitiesOf, isAppError } from '@/lib/model';
import type { Author } from '@/lib/model';
import type { Access, Role } from '@/lib/model/session';
import type { Runtime } from './running';

interface Asked {
  runtime: Runtime;
  identity: Identity;
  arrival: Arrival;
  author: Author;
}

/** What one may here: with `readOnly` no role changes anything; with `auth` off nobody needs to sign in or out. */
function accessOf({ readOnly, auth, allow }: Runtime['config'], role: Role, user: string | null): Access {
  return { role, user, readOnly, auth, allow, capabilities: capabilitiesOf(role, readOnly) };
}

/** Whom a proxy signs in never signs in here, and is told the half that changes need with every answer. */
export function sessionAnswer({ runtime: { config, auth }, identity }: Pick<Asked, 'runtime' | 'identity'>) {
  const role = identity.role ?? 'viewer';
  if (identity.by !== 'proxy') return accessOf(config, role, null);
  return { ...accessOf(config, role, identity.user), mutationSecret: auth.mutationSecretOf(role, holderOf(identity)) };
}

/** Throws `unauthenticated` or `rate_limited` for a wrong token. */
export function signInResponse({ runtime, arrival, author }: Omit<Asked, 'identity'>, token: string): Response {
  const { auth, config, access } = runtime;
  try {
    const { session, mutationSecret, setCookie } = auth.signIn(token, arrival.secure);
    access.signedIn({ ...author, who: session.role, via: 'session' });
    const answer = { ...accessOf(config, session.role, null), mutationSecret };
    return Response.json(answer, { headers: { 'set-cookie': setCookie } });
  } catch (error) {
    if (isAppError(error)) access.refusedSignIn(author, error);
    throw error;
  }
}

/** Bearer tokens have no session to end. */
export function signOutResponse({ runtime: { auth, access }, identity, arrival, author }: Asked): Response {
  if (!identity.session) return Response.json({ signedOut: true });
  access.signedOut(author);
  const setCookie = auth.signOut(identity.session, arrival.secure);
  return Response.json({ signedOut: true }, { headers: { 'set-cookie': setCookie } });
}
