import ipaddr from 'ipaddr.js';
import type { Network } from '@/lib/model';
import { numberOf, textOf } from './ipv4-number';
import { canonical, isIpv6, unusableAddresses } from './subnet';

/**
 * The lowest IPv4 address the engine could still give: a prediction, since its allocator may prefer another. Null
 * when every subnet is full or the network has none. `used` are addresses without prefix length.
 */
export function nextFreeAddress(network: Pick<Network, 'subnets'>, used: Iterable<string>): string | null {
  const usedAddresses = new Set(Array.from(used, canonical));
  for (const subnet of network.subnets) {
    const pool = subnet.ipRange ?? subnet.subnet;
    if (isIpv6(subnet.subnet) || !ipaddr.IPv4.isValidCIDR(pool)) continue;
    const [, prefix] = ipaddr.IPv4.parseCIDR(pool);
    const first = numberOf(ipaddr.IPv4.networkAddressFromCIDR(pool));
    const unusable = unusableAddresses(subnet);
    // Ends after as many steps as addresses are taken: the first one that is not, is the answer.
    for (let at = first; at < first + 2 ** (32 - prefix); at++) {
      const address = textOf(at);
      if (!usedAddresses.has(address) && !unusable.has(address)) return address;
    }
  }
  return null;
}
