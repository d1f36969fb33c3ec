import { hostBits, isInSubnet, unusableAddresses } from '@/lib/ipam/subnet';
import type { Endpoint, Subnet } from '@/lib/model';

export interface SubnetFacts {
  /** Addresses that containers could have: `253`, and `2⁶⁴` where nobody counts; null when the text is no CIDR. */
  usable: string | null;
  /** Of `usable`; null where nobody counts. */
  usableCount: number | null;
  /** Addresses that active endpoints have in it. */
  used: number;
}

export function subnetFacts(subnet: Subnet, endpoints: readonly Endpoint[]): SubnetFacts {
  const used = endpoints
    .flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6])
    .filter((address) => address !== null && isInSubnet(address.split('/')[0] ?? '', subnet.subnet)).length;
  const bits = hostBits(subnet.subnet);
  if (bits === null) return { usable: null, usableCount: null, used };
  // Beyond this, gateway and reserved addresses are lost in the number.
  if (bits > 32) return { usable: `2${superscript(bits)}`, usableCount: null, used };
  const lost = [...unusableAddresses(subnet)].filter((address) => isInSubnet(address, subnet.subnet)).length;
  const count = Math.max(0, 2 ** bits - lost);
  return { usable: count.toLocaleString('en'), usableCount: count, used };
}

function superscript(number: number): string {
  return Array.from(String(number), (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('');
}
