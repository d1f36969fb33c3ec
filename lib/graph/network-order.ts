import { isPredefined, type Network } from '@/lib/model';

/**
 * Reading order of networks: those that people made and use, then the engine's own, then the unused; by name within
 * each. It follows membership, not traffic: a list that sorts itself by the second cannot be clicked.
 */
export function inReadingOrder(networks: readonly Network[], membersOf: (network: Network) => number): Network[] {
  const rank = (network: Network) => {
    if (membersOf(network) === 0) return 2;
    return isPredefined(network) ? 1 : 0;
  };
  const key = (network: Network) => network.name.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '');
  return networks.toSorted((a, b) => rank(a) - rank(b) || key(a).localeCompare(key(b)));
}
