import ipaddr from 'ipaddr.js';

interface Route {
  interfaceName: string;
  /** CIDR. */
  subnet: string;
  /** Over a router, and not to what is on the interface itself. */
  viaGateway: boolean;
}

/** Parses `/proc/<pid>/net/route` (little-endian hex): the IPv4 routes that are up, and no default route. */
function parseRoutes(text: string): Route[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [interfaceName, destination, gateway, flags, , , , mask] = line.trim().split(/\s+/);
      if (!interfaceName || !isHex(destination, 8) || !isHex(gateway, 8) || !isHex(mask, 8) || flags === undefined)
        return [];
      const isUp = (Number.parseInt(flags, 16) & 1) === 1;
      const prefix = prefixLength(mask);
      if (!isUp || prefix === 0 || prefix === null) return [];
      const subnet = `${littleEndian(destination).join('.')}/${prefix}`;
      return [{ interfaceName, subnet, viaGateway: Number.parseInt(gateway, 16) !== 0 }];
    });
}

/**
 * The connected subnets of each interface, as CIDR. A route with a gateway says nothing of where an interface sits, a
 * default route neither.
 */
export function parseConnectedRoutes(text: string): Map<string, string[]> {
  return byInterface(parseRoutes(text).filter(({ viaGateway }) => !viaGateway));
}

/** The subnets that each interface leads to, as CIDR, those behind a router included. */
export function parseReachedSubnets(text: string): Map<string, string[]> {
  return byInterface(parseRoutes(text));
}

/** The interfaces that IPv4 default routes lead over. */
export function parseDefaultRoutes(text: string): Set<string> {
  const lines = text.split('\n').slice(1);
  const fields = lines.map((line) => line.trim().split(/\s+/));
  return new Set(
    fields.flatMap(([name, destination, , flags, , , , mask]) =>
      name && destination === '00000000' && mask === '00000000' && (Number.parseInt(flags ?? '', 16) & 1) === 1
        ? name
        : [],
    ),
  );
}

function byInterface(routes: readonly Route[]): Map<string, string[]> {
  const subnets = new Map<string, string[]>();
  for (const { interfaceName, subnet } of routes) {
    subnets.set(interfaceName, [...(subnets.get(interfaceName) ?? []), subnet]);
  }
  return subnets;
}

/** Parses `/proc/<pid>/net/fib_trie`: the IPv4 addresses that the namespace itself answers to. */
export function parseLocalAddresses(text: string): Set<string> {
  const addresses = new Set<string>();
  let leaf: string | null = null;
  for (const line of text.split('\n')) {
    const start = /\|-- (\d+\.\d+\.\d+\.\d+)/.exec(line)?.[1];
    if (start) leaf = start;
    else if (leaf && line.includes('/32 host LOCAL')) addresses.add(leaf);
  }
  return addresses;
}

/** Parses `/proc/<pid>/net/if_inet6`: the IPv6 addresses of each interface with prefix, in `canonicalAddress` form. */
export function parseInet6(text: string): Map<string, string[]> {
  const addresses = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address, , prefix, , , name] = line.trim().split(/\s+/);
    if (!name || !isHex(address, 32) || prefix === undefined) continue;
    const groups = address.match(/.{4}/g)?.join(':') ?? '';
    const canonical = canonicalAddress(`${groups}/${Number.parseInt(prefix, 16)}`);
    if (canonical) addresses.set(name, [...(addresses.get(name) ?? []), canonical]);
  }
  return addresses;
}

/** One spelling for one address with prefix, whoever wrote it; null when it is none. */
export function canonicalAddress(address: string): string | null {
  if (!ipaddr.isValidCIDR(address)) return null;
  const [parsed, prefix] = ipaddr.parseCIDR(address);
  return `${parsed.toNormalizedString()}/${prefix}`;
}

/** The IPv4 subnet that an address with prefix lies in, as CIDR; null when it is none. */
export function subnetOf(address: string): string | null {
  if (!ipaddr.IPv4.isValidCIDR(address)) return null;
  return `${ipaddr.IPv4.networkAddressFromCIDR(address).toString()}/${ipaddr.IPv4.parseCIDR(address)[1]}`;
}

function isHex(text: string | undefined, length: number): text is string {
  return text !== undefined && text.length === length && /^[0-9a-fA-F]+$/.test(text);
}

function littleEndian(hex: string): number[] {
  return [6, 4, 2, 0].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** Null for a mask with holes. */
function prefixLength(mask: string): number | null {
  const bits = littleEndian(mask)
    .map((octet) => octet.toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : null;
}
