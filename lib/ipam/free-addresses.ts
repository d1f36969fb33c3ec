import ipaddr from 'ipaddr.js';
import type { SubnetMap } from '@/lib/model';

/** The first so many addresses of a subnet that a container could be given, from the IP range on where there is one. */
export function freeAddresses(map: Pick<SubnetMap, 'subnet' | 'ipRange' | 'taken'>, most: number): string[] {
  const range = map.ipRange ?? map.subnet;
  if (!ipaddr.isValidCIDR(range)) return [];
  const [start, prefix] = ipaddr.parseCIDR(range);
  const size = start.toByteArray().length;
  const taken = new Set(map.taken.map(({ address }) => address));
  const free: string[] = [];
  const last = 1n << BigInt(size * 8 - prefix);
  const first = numberOf(start.toByteArray()) & ~(last - 1n);
  // IPv6 has no network address, but its first one is every router's (RFC 4291, 2.6.1).
  for (let at = size === 16 ? 1n : 0n; at < last && free.length < most; at++) {
    const address = textOf(first + at, size);
    if (!taken.has(address)) free.push(address);
  }
  return free;
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

function textOf(number: bigint, size: number): string {
  const bytes = Array.from({ length: size }, (_, at) => Number((number >> BigInt(8 * (size - 1 - at))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}
