import ipaddr from 'ipaddr.js';

/** The connection that a request came over, as the server's own socket knows it: nothing of it can be forged in a header. */
export interface Connection {
  /** Address of who is at its other end; null where it is not known. */
  peer: string | null;
  /** TLS ends here. */
  encrypted: boolean;
}

export const unknownConnection: Connection = { peer: null, encrypted: false };

/** How a request arrived. */
export interface Arrival {
  /** Through one of the proxies that may say who asks, and whether TLS ended at them. */
  trusted: boolean;
  /** TLS all the way to us, or to such a proxy. */
  secure: boolean;
}

export interface ProxyRules {
  /** Addresses and networks in CIDR notation, as `parseProxies` takes them. */
  trustedProxies: readonly string[];
}

export function arrivalOf(
  { peer, encrypted }: Connection,
  headers: Pick<Headers, 'get'>,
  { trustedProxies }: ProxyRules,
): Arrival {
  const trusted = peer !== null && trustedProxies.some((range) => isWithin(peer, range));
  const told = headers.get('x-forwarded-proto')?.split(',')[0]?.trim().toLowerCase();
  return { trusted, secure: encrypted || (trusted && told === 'https') };
}

/** Whether `range` is an address, or a network in CIDR notation. */
export function isAddressRange(range: string): boolean {
  return ipaddr.isValidCIDR(range) || (ipaddr.isValid(range) && !/^\d+$/.test(range));
}

function isWithin(address: string, range: string): boolean {
  // A socket that listens on IPv6 too tells IPv4 peers as ::ffff:192.0.2.1.
  const peer = ipaddr.process(address);
  const [network, bits] = ipaddr.isValidCIDR(range)
    ? ipaddr.parseCIDR(range)
    : ([ipaddr.process(range), ipaddr.process(range).kind() === 'ipv4' ? 32 : 128] as const);
  return peer.kind() === network.kind() && peer.match(network, bits);
}
