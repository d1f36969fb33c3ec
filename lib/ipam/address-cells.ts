import ipaddr from 'ipaddr.js';
import type { SubnetMap, TakenAddress } from '@/lib/model';
import { numberOf, textOf } from './ipv4-number';
import { hostBits, isInSubnet, isIpv6 } from './subnet';

/** A square of the picture: one address, or as many of them as make 256 squares of the whole. */
export type AddressCell =
  | { kind: 'address'; address: string; taken: TakenAddress | null; inRange: boolean }
  | { kind: 'block'; cidr: string; taken: number; size: number; inRange: boolean };

const cellBits = 8;

/** IPv4 only; none where the block is no part of a subnet. `block` is the subnet itself or one of its blocks. */
export function addressCells(map: SubnetMap, block: string): AddressCell[] {
  const bits = hostBits(block);
  if (bits === null || isIpv6(block)) return [];
  const blockBits = Math.max(0, bits - cellBits);
  const [start] = ipaddr.IPv4.parseCIDR(block);
  const first = numberOf(start) - (numberOf(start) % 2 ** bits);
  const range = map.ipRange ?? map.subnet;
  const takenByAddress = new Map(map.taken.map((taken) => [taken.address, taken]));
  const takenByBlock = new Map<number, number>();
  for (const { address } of map.taken) {
    if (!ipaddr.IPv4.isValid(address)) continue;
    const at = Math.floor((numberOf(ipaddr.IPv4.parse(address)) - first) / 2 ** blockBits);
    takenByBlock.set(at, (takenByBlock.get(at) ?? 0) + 1);
  }
  return Array.from({ length: 2 ** (bits - blockBits) }, (_, at): AddressCell => {
    const address = textOf(first + at * 2 ** blockBits);
    if (blockBits === 0) {
      return {
        kind: 'address',
        address,
        taken: takenByAddress.get(address) ?? null,
        inRange: isInSubnet(address, range),
      };
    }
    const cidr = `${address}/${32 - blockBits}`;
    const inRange = isInSubnet(address, range) || isInSubnet(range.split('/')[0] ?? '', cidr);
    return { kind: 'block', cidr, taken: takenByBlock.get(at) ?? 0, size: 2 ** blockBits, inRange };
  });
}
