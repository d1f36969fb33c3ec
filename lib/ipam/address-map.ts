import ipaddr from 'ipaddr.js';
import type { AddressMap, Endpoint, Network, Subnet, SubnetMap, TakenAddress } from '@/lib/model';
import { subnetsWithGateway } from './gateway';
import { nextFreeAddress } from './next-free';
import { canonical, hostBits, isInSubnet, unusableAddresses } from './subnet';

/** Beyond so many bits, what is taken is lost in the number. */
const mostCountedBits = 32;

/** Who has which address of a network, and what is left; `endpoints` are those of this network. */
export function addressMap(network: Network, endpoints: readonly Endpoint[]): AddressMap {
  return {
    networkId: network.id,
    complete: network.scope === 'local',
    subnets: subnetsWithGateway(network, endpoints).map((subnet) => subnetMap(subnet, endpoints)),
  };
}

/** What these endpoints have, and what those that are not active asked for: in canonical spelling, by its holder. */
export function addressesOf(endpoints: readonly Endpoint[]): Map<string, Endpoint> {
  const holders = new Map<string, Endpoint>();
  for (const endpoint of endpoints) {
    const { ipv4, ipv6, requestedIpv4, requestedIpv6 } = endpoint;
    for (const address of [ipv4, ipv6, requestedIpv4, requestedIpv6]) {
      if (address === null) continue;
      const key = canonical(address.split('/')[0] ?? '');
      // Whoever has it goes before whoever asked for it.
      if (!holders.get(key)?.active) holders.set(key, endpoint);
    }
  }
  return holders;
}

function subnetMap(subnet: Subnet, endpoints: readonly Endpoint[]): SubnetMap {
  const holders = new Map([...addressesOf(endpoints)].filter(([address]) => isInSubnet(address, subnet.subnet)));
  const unusable = [...unusableAddresses(subnet)].filter((address) => isInSubnet(address, subnet.subnet));
  const withheld = unusable.map((address) => withheldAddress(address, subnet));
  const held = [...holders].map(([address, { containerId, active }]): TakenAddress => {
    return { address, use: 'container', name: null, containerId, active };
  });
  const usable = usableCount(subnet.subnet, unusable.length);
  const strayed = unusable.filter((address) => holders.has(address)).length;
  return {
    subnet: subnet.subnet,
    ipRange: subnet.ipRange,
    taken: [...withheld, ...held].sort((a, b) => compareAddresses(a.address, b.address)),
    usable,
    free: usable === null ? null : Math.max(0, usable - (held.length - strayed)),
    next: nextFreeAddress({ subnets: [subnet] }, holders.keys()),
  };
}

/** Why no container can have one of the `unusableAddresses`. */
function withheldAddress(address: string, subnet: Subnet): TakenAddress {
  const withheld = (use: TakenAddress['use'], name: string | null = null): TakenAddress => {
    return { address, use, name, containerId: null, active: false };
  };
  if (subnet.gateway !== null && canonical(subnet.gateway) === address) return withheld('gateway');
  const reserved = Object.entries(subnet.reserved).find(([, one]) => canonical(one) === address);
  if (reserved) return withheld('reserved', reserved[0]);
  const first = ipaddr.IPv4.networkAddressFromCIDR(subnet.subnet).toString();
  return withheld(address === first ? 'network' : 'broadcast');
}

function usableCount(cidr: string, withheld: number): number | null {
  const bits = hostBits(cidr);
  return bits === null || bits > mostCountedBits ? null : Math.max(0, 2 ** bits - withheld);
}

function compareAddresses(a: string, b: string): number {
  const [left, right] = [ipaddr.parse(a).toByteArray(), ipaddr.parse(b).toByteArray()];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
