/**
 * Takes subnets and addresses as text, gives what follows from them: inside, overlapping, next free.
 * Must not import the engine or the inventory: pure. cidr-tools takes 10.0.0.300/24 for a subnet, so texts are
 * checked first.
 */
import { containsCidr, overlapCidr as overlapOf } from 'cidr-tools';
import ipaddr from 'ipaddr.js';
import type { Network, Subnet } from '@/lib/model';

/** Null when it is no CIDR. */
function parseSubnet(subnet: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  return ipaddr.isValidCIDR(subnet) ? ipaddr.parseCIDR(subnet) : null;
}

export function isInSubnet(address: string, subnet: string): boolean {
  const range = parseSubnet(subnet);
  if (!range || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.kind() === range[0].kind() && parsed.match(range);
}

/** `10.0.0.5/24` names the subnet `10.0.0.0/24`; null when it is no CIDR. */
export function baseOf(subnet: string): string | null {
  const range = parseSubnet(subnet);
  if (!range) return null;
  const family = range[0].kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${family.networkAddressFromCIDR(subnet).toString()}/${range[1]}`;
}

/** Of a CIDR, the bits that tell its addresses apart; null when it is none. */
export function hostBits(subnet: string): number | null {
  const range = parseSubnet(subnet);
  return range && range[0].toByteArray().length * 8 - range[1];
}

export function isIpv6(subnetOrAddress: string): boolean {
  return subnetOrAddress.includes(':');
}

/** One spelling an address, so that `fd00::0:1` and `fd00::1` are the same. */
export function canonical(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.parse(address).toString() : address;
}

/** Whether two CIDRs hold a common address; false when one of them is none. */
export function overlapCidr(a: string, b: string): boolean {
  return parseSubnet(a) !== null && parseSubnet(b) !== null && overlapOf(a, b);
}

/** Whether all addresses of the first lie in the second; false when one of them is no CIDR. */
export function isWithin(inner: string, outer: string): boolean {
  return parseSubnet(inner) !== null && parseSubnet(outer) !== null && containsCidr(outer, inner);
}

/** The networks whose subnets hold addresses of the given one too. */
export function overlaps(subnet: string, networks: readonly Network[]): Network[] {
  return networks.filter((network) => network.subnets.some((other) => overlapCidr(subnet, other.subnet)));
}

/** Addresses of a subnet that no container can have: gateway, reserved, and in IPv4 the first and the last. */
export function unusableAddresses({ subnet, gateway, reserved }: Subnet): Set<string> {
  return new Set([...[...Object.values(reserved), ...(gateway ? [gateway] : [])].map(canonical), ...edgesOf(subnet)]);
}

/** Network and broadcast address of an IPv4 subnet; two addresses need neither (RFC 3021), and IPv6 has none. */
export function edgesOf(subnet: string): string[] {
  const range = parseSubnet(subnet);
  if (range?.[0].kind() !== 'ipv4' || range[1] >= 31) return [];
  const edges = [ipaddr.IPv4.networkAddressFromCIDR(subnet), ipaddr.IPv4.broadcastAddressFromCIDR(subnet)];
  return edges.map(String);
}
