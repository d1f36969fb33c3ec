import { isPredefined, networkKind, whyTakesNobody, type Network, type NetworkId } from '@/lib/model';

/** What a form that is opened on this network begins with; empty where no container can be run on it. */
export function networkToStart(network: Network | undefined): NetworkId | 'host' | 'none' | '' {
  if (network === undefined) return '';
  const kind = networkKind(network);
  if (isPredefined(network) && (kind === 'host' || kind === 'none')) return kind;
  return whyTakesNobody(network) === null ? network.id : '';
}
