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

/** A network and how many of its bits are given. */
export type AddressRange = ReturnType<typeof ipaddr.parseCIDR>;

export interface ProxyRules {
  trustedProxies: readonly AddressRange[];
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

/** From an address, or a network in CIDR notation; null where it is neither. */
export function parseAddressRange(text: string): AddressRange | null {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  // `1` would be 0.0.0.1.
  if (!ipaddr.isValid(text) || /^\d+$/.test(text)) return null;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isWithin(address: string, [network, bits]: AddressRange): boolean {
  // A socket that listens on IPv6 too tells IPv4 peers as ::ffff:192.0.2.1.
  const peer = ipaddr.process(address);
  return peer.kind() === network.kind() && peer.match(network, bits);
}
