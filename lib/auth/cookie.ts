/** Where a cookie is kept: our port, and whether TLS carries it. */
export interface CookieJar {
  port: number;
  secure: boolean;
}

/**
 * Cookies ignore ports: with the port in its name, two Netlooms on one machine do not sign each other out. Under TLS
 * `__Host-` keeps other names of the domain, and whoever speaks without TLS, from putting one of theirs in its place
 * (RFC 6265bis, 4.1.3.2).
 */
export function cookieName({ port, secure }: CookieJar): string {
  return `${secure ? '__Host-' : ''}netloom-${port}`;
}

/** `Set-Cookie` that keeps the session as long as the browser lives, or drops it when the value is null. */
export function sessionCookie(jar: CookieJar, value: string | null): string {
  const end = value === null ? '; Max-Age=0' : '';
  const secure = jar.secure ? '; Secure' : '';
  return `${cookieName(jar)}=${value ?? ''}; Path=/; HttpOnly; SameSite=Strict${secure}${end}`;
}

/** Every value the `Cookie` header holds under the name: a neighbour on another port can set a second one. */
export function cookieValues(header: string | null, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
