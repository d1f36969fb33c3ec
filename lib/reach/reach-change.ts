import { bareEndpoint, endpointId, indexTopology } from '@/lib/model';
import type { ContainerId, PendingChange, Topology } from '@/lib/model';
import { reachableFrom } from './reachable';

/** Containers that come into reach of one, and that go out of it. */
export interface ReachChange {
  gained: ContainerId[];
  lost: ContainerId[];
}

/** What all these changes together make of whom a container can reach. */
export function reachChange(
  topology: Topology,
  changes: readonly PendingChange[],
  containerId: ContainerId,
): ReachChange {
  return changeBetween(topology, afterChanges(topology, changes), containerId);
}

/** The same of every container that these changes are about. */
export function reachChanges(topology: Topology, changes: readonly PendingChange[]): Map<ContainerId, ReachChange> {
  const after = afterChanges(topology, changes);
  return new Map(changes.map(({ containerId }) => [containerId, changeBetween(topology, after, containerId)]));
}

/** Pairs of containers that can reach each other only afterwards, and only before. */
export function pairChange(reach: ReadonlyMap<ContainerId, ReachChange>): { gained: number; lost: number } {
  const pairs = (of: keyof ReachChange) =>
    new Set([...reach].flatMap(([id, change]) => change[of].map((other) => [id, other].toSorted().join()))).size;
  return { gained: pairs('gained'), lost: pairs('lost') };
}

function changeBetween(before: Topology, after: Topology, containerId: ContainerId): ReachChange {
  const was = reachableFrom(indexTopology(before), containerId);
  const is = reachableFrom(indexTopology(after), containerId);
  return { gained: [...is].filter((id) => !was.has(id)), lost: [...was].filter((id) => !is.has(id)) };
}

/** The topology as the engine would show it then, as far as who is where. */
function afterChanges(topology: Topology, changes: readonly PendingChange[]): Topology {
  const endpoints = new Map(topology.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  for (const { kind, networkId, containerId } of changes) {
    const id = endpointId(networkId, containerId);
    if (kind === 'detach') endpoints.delete(id);
    else if (!endpoints.has(id)) endpoints.set(id, bareEndpoint(networkId, containerId));
  }
  return { ...topology, endpoints: [...endpoints.values()] };
}
