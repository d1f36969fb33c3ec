import * as z from 'zod/mini';
import { containerSchema, type Container } from './container';
import { endpointSchema, type Endpoint } from './endpoint';
import { engineSchema, type Engine } from './engine';
import type { ContainerId, NetworkId } from './ids';
import { networkSchema, type Network } from './network';
import { oncePerTopology } from './once-per-topology';

export const topologySchema = z.object({
  /** Grows by one with every change; starts anew with the server. */
  revision: z.number().check(z.int(), z.nonnegative()),
  /** When the last change was seen (server's clock): it moves with `revision`, and not while nothing changes. */
  takenAt: z.iso.datetime(),
  engines: z.array(engineSchema),
  networks: z.array(networkSchema),
  containers: z.array(containerSchema),
  endpoints: z.array(endpointSchema),
});
export type Topology = z.infer<typeof topologySchema>;

/** The four lists of a topology and what is in each. */
export interface TopologyItems {
  engines: Engine;
  networks: Network;
  containers: Container;
  endpoints: Endpoint;
}
export type TopologyList = keyof TopologyItems;
export const topologyLists = ['engines', 'networks', 'containers', 'endpoints'] as const satisfies TopologyList[];

/** Look-ups that the rest would otherwise make by scanning. */
export interface TopologyIndex {
  networkById: ReadonlyMap<NetworkId, Network>;
  containerById: ReadonlyMap<ContainerId, Container>;
  endpointsByNetwork: ReadonlyMap<NetworkId, readonly Endpoint[]>;
  endpointsByContainer: ReadonlyMap<ContainerId, readonly Endpoint[]>;
  /** Containers that live in another one's network namespace, by that one. */
  guestsByContainer: ReadonlyMap<ContainerId, readonly Container[]>;
}

export const indexTopology = oncePerTopology((topology): TopologyIndex => ({
  networkById: new Map(topology.networks.map((network) => [network.id, network])),
  containerById: new Map(topology.containers.map((container) => [container.id, container])),
  endpointsByNetwork: groupBy(topology.endpoints, (endpoint) => endpoint.networkId),
  endpointsByContainer: groupBy(topology.endpoints, (endpoint) => endpoint.containerId),
  guestsByContainer: groupBy(topology.containers, (container) => container.sharesNamespaceWith),
}));

function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * The order of every list of a topology: by name, then by id (endpoints have no name: by id). By code unit and not by
 * locale, because server and browser must agree.
 */
export function topologyOrder(a: { id: string; name?: string }, b: { id: string; name?: string }): number {
  const [nameA = '', nameB = ''] = [a.name, b.name];
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
