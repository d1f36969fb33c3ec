import { AppError, visibleText } from '@/lib/model';
import { partsOf } from '@/lib/model/comma-list';
import { roleSchema } from '@/lib/model/session';
import type { Role } from '@/lib/model/session';

/** Which role a user has of whom a proxy tells; `*` is everybody else. */
export type ProxyRoles = ReadonlyMap<string, Role>;

/** What authenticating proxies name the user in (Authelia, Authentik, oauth2-proxy behind Caddy or nginx). */
const userHeader = 'remote-user';
/** A comma would be two headers that became one: nobody could say which of them the proxy wrote. */
const userName = /^[^\p{Z},=\ufffd]{1,128}$/u;
export const everybodyElse = '*';

/** `alice=admin,*=viewer`; throws a sentence that names what does not fit. */
export function parseProxyRoles(text: string): ProxyRoles {
  const roles = new Map<string, Role>();
  for (const part of partsOf(text)) {
    const [user = '', role, more] = part.split('=').map((one) => one.trim());
    const known = roleSchema.safeParse(role);
    if (!isUserName(user) || !known.success || more !== undefined) {
      throw new AppError(
        'invalid_request',
        `“${part}” is no user and role: write alice=admin, bob=operator or *=viewer, with commas between.`,
      );
    }
    if (roles.has(user)) throw new AppError('invalid_request', `It says ${user} twice.`);
    roles.set(user, known.data);
  }
  return roles;
}

/** Who a trusted proxy says it is; null where it says nothing. */
export function proxyUserIn(
  headers: Pick<Headers, 'get'>,
  roles: ProxyRoles,
): { user: string; role: Role } | AppError | null {
  // The platform reads header bytes as Latin-1, and proxies write UTF-8.
  const given = headers.get(userHeader);
  if (given === null || given === '') return null;
  // Bytes that are no UTF-8 become U+FFFD: two users would be one.
  const user = Buffer.from(given, 'latin1').toString('utf8');
  if (!isUserName(user)) {
    return new AppError(
      'unauthenticated',
      'The proxy names no usable user in Remote-User: one name, up to 128 characters.',
    );
  }
  const role = roles.get(user) ?? roles.get(everybodyElse);
  if (role) return { user, role };
  return new AppError(
    'forbidden',
    'This user has no role here: NETLOOM_PROXY_ROLES names neither them nor everybody (*).',
  );
}

/** Whoever could write characters that nobody sees would stand in the record as somebody else. */
function isUserName(text: string): boolean {
  return userName.test(text) && visibleText(text) === text;
}
