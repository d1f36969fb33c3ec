import ipaddr from 'ipaddr.js';
import type { SubnetMap } from '@/lib/model';
import { addressOfNumber, numberOfAddress } from './address-number';

/** The first so many addresses of a subnet that a container could be given, from the IP range on where there is one. */
export function freeAddresses(map: Pick<SubnetMap, 'subnet' | 'ipRange' | 'taken'>, most: number): string[] {
  const range = map.ipRange ?? map.subnet;
  if (!ipaddr.isValidCIDR(range)) return [];
  const [start, prefix] = ipaddr.parseCIDR(range);
  const isIpv6 = start.kind() === 'ipv6';
  const taken = new Set(map.taken.map(({ address }) => address));
  const free: string[] = [];
  const last = 1n << BigInt((isIpv6 ? 128 : 32) - prefix);
  const first = numberOfAddress(start.toString()) & ~(last - 1n);
  // IPv6 has no network address, but its first one is every router's (RFC 4291, 2.6.1).
  for (let at = isIpv6 ? 1n : 0n; at < last && free.length < most; at++) {
    const address = addressOfNumber(first + at, isIpv6);
    if (!taken.has(address)) free.push(address);
  }
  return free;
}
