import ipaddr from 'ipaddr.js';
import { baseOf, edgesOf, hostBits, isIpv6 } from './subnet';

/** What a subnet that is being typed holds. */
export interface SubnetSize {
  /** Addresses for containers, less one for the gateway; null where nobody counts. */
  usable: number | null;
  first: string;
  last: string;
}

/** null while the text is no CIDR. */
export function subnetSize(cidr: string): SubnetSize | null {
  const [bits, base] = [hostBits(cidr), baseOf(cidr)];
  if (bits === null || base === null) return null;
  const bytes = ipaddr.parseCIDR(base)[0].toByteArray();
  const edges = edgesOf(cidr).length;
  const inner = edges > 0 ? 1n : 0n;
  const start = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const text = (number: bigint) =>
    ipaddr
      .fromByteArray(bytes.map((_, at) => Number((number >> BigInt(8 * (bytes.length - 1 - at))) & 255n)))
      .toString();
  return {
    usable: isIpv6(cidr) && bits > 32 ? null : Math.max(0, 2 ** bits - edges - 1),
    first: text(start + inner),
    last: text(start + (1n << BigInt(bits)) - 1n - inner),
  };
}
