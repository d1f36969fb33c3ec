import ipaddr from 'ipaddr.js';

/** Engines take subnets of these, and no packet would ever arrive (RFC 6890). */
const useless: Readonly<Record<string, string>> = {
  loopback: 'is for loopback: no packet to it leaves a container',
  multicast: 'is for multicast: no container can have such an address',
  unspecified: 'means “this host”: no container can have such an address',
  broadcast: 'is for broadcasts: no container can have such an address',
  linkLocal: 'is link-local: every interface has such addresses already, and nothing routes them',
};

/** Why no container could use addresses of this CIDR, to be said after it; null where they could. */
export function whyUseless(subnet: string): string | null {
  if (!ipaddr.isValidCIDR(subnet)) return null;
  const [address] = ipaddr.parseCIDR(subnet);
  const isClassE = address.kind() === 'ipv4' && (address.toByteArray()[0] ?? 0) >= 240;
  return (
    useless[address.range()] ?? (isClassE ? 'is reserved (240.0.0.0/4): no container can have such an address' : null)
  );
}

/** Addresses that belong to somebody on the internet: not of RFC 1918, RFC 4193, RFC 6598 or for special use. */
export function isPublic(subnet: string): boolean {
  return ipaddr.isValidCIDR(subnet) && ipaddr.parseCIDR(subnet)[0].range() === 'unicast';
}
