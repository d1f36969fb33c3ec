/** Cookies ignore ports: with the port in its name, two Netlooms on one machine do not sign each other out. */
export function cookieName(port: number): string {
  return `netloom-${port}`;
}

/** `Set-Cookie` that keeps the session as long as the browser lives, or drops it when the value is null. */
export function sessionCookie(port: number, value: string | null): string {
  const end = value === null ? '; Max-Age=0' : '';
  return `${cookieName(port)}=${value ?? ''}; Path=/; HttpOnly; SameSite=Strict${end}`;
}

/** Every value the `Cookie` header holds under the name: a neighbour on another port can set a second one. */
export function cookieValues(header: string | null, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
