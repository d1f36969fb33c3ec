const loopback = ['localhost', '127.0.0.1', '[::1]'];

export const unknownHost =
  'Netloom is not known by the name in this address. Use the printed one, or start with NETLOOM_ALLOWED_HOSTS.';

export interface HostRules {
  port: number;
  /** The address listened on. */
  bind: string;
  /** Further names, each with or without a port; without one, any port. */
  allowedHosts: readonly string[];
}

export function isLoopbackAddress(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

/** This machine's own names, on our port: the ones that browsers count as trustworthy without TLS. */
export function isLoopbackHost(host: string, { port }: Pick<HostRules, 'port'>): boolean {
  return loopback.some((name) => matches(host, name, port));
}

/**
 * A page of another site can make its own name resolve to this machine (DNS rebinding) and would then be of the same
 * origin as us; its `Host` gives it away.
 */
export function isAllowedHost(host: string | null, rules: HostRules): boolean {
  if (!host) return false;
  const given = host.toLowerCase();
  const bind = rules.bind.includes(':') ? `[${rules.bind}]` : rules.bind;
  return (
    isLoopbackHost(given, rules) ||
    matches(given, bind, rules.port) ||
    rules.allowedHosts.some((allowed) => given === allowed || given.replace(/:\d+$/, '') === allowed)
  );
}

/** The port of HTTP, and the one of HTTPS, is not said. */
function matches(host: string, name: string, port: number): boolean {
  return host === `${name}:${port}` || ((port === 80 || port === 443) && host === name);
}
