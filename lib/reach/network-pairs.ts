import { networkKind, type Network, type TopologyIndex } from '@/lib/model';
import { leftOutOf } from './left-out';
import { possiblePairs } from './pairs';

/**
 * each-with-each: n(n−1)/2. each-with-host: n. apart: a setting of the network keeps its members from each other.
 * nobody: the mode joins nothing. unknown: only a plugin knows.
 */
export type PairRule = 'each-with-each' | 'each-with-host' | 'apart' | 'nobody' | 'unknown';

export interface NetworkPairs {
  rule: PairRule;
  /** null: nobody can tell. */
  pairs: number | null;
  /** The n of the formula: containers with an active endpoint. */
  members: number;
  /** What the number does not tell, a sentence each. */
  leftOut: readonly string[];
}

/** How many conversations a network makes possible, and what that number leaves out: potential, never observed. */
export function networkPairs(index: TopologyIndex, network: Network): NetworkPairs {
  const kind = networkKind(network);
  const endpoints = index.endpointsByNetwork.get(network.id) ?? [];
  const members = endpoints.filter(({ active }) => active).length;
  const guests = endpoints.flatMap(({ containerId }) => index.guestsByContainer.get(containerId) ?? []).length;
  const apart = keepsApart(network);
  return {
    rule: apart ? 'apart' : ruleOf[kind],
    pairs: apart ? 0 : possiblePairs(kind, members),
    members,
    leftOut: leftOutOf(network, { idle: endpoints.length - members, guests }),
  };
}

const ruleOf = {
  bridge: 'each-with-each',
  overlay: 'each-with-each',
  macvlan: 'each-with-each',
  ipvlan: 'each-with-each',
  host: 'each-with-host',
  none: 'nobody',
  plugin: 'unknown',
} as const;

/** The driver is told to let nothing pass between members. */
export function keepsApart(network: Pick<Network, 'driver' | 'icc' | 'options'>): boolean {
  const mode = { macvlan: network.options['macvlan_mode'], ipvlan: network.options['ipvlan_flag'] };
  switch (networkKind(network)) {
    case 'bridge':
      return network.icc === false;
    case 'macvlan':
      return mode.macvlan === 'private';
    case 'ipvlan':
      return mode.ipvlan === 'private';
    default:
      return false;
  }
}
