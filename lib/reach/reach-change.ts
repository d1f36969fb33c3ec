import { endpointId, indexTopology } from '@/lib/model';
import type { ContainerId, Endpoint, EndpointId, PendingChange, Topology } from '@/lib/model';
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
  const was = reachableFrom(indexTopology(topology), containerId);
  const is = reachableFrom(indexTopology(afterChanges(topology, changes)), containerId);
  return { gained: [...is].filter((id) => !was.has(id)), lost: [...was].filter((id) => !is.has(id)) };
}

/** Pairs of containers that could reach each other only after these changes, and only before. */
export function pairChange(topology: Topology, changes: readonly PendingChange[]): { gained: number; lost: number } {
  const [gained, lost] = [new Set<string>(), new Set<string>()];
  for (const containerId of new Set(changes.map((change) => change.containerId))) {
    const change = reachChange(topology, changes, containerId);
    for (const other of change.gained) gained.add([containerId, other].toSorted().join());
    for (const other of change.lost) lost.add([containerId, other].toSorted().join());
  }
  return { gained: gained.size, lost: lost.size };
}

const cache = new WeakMap<Topology, { changes: readonly PendingChange[]; after: Topology }>();

/** The topology as the engine would show it then, as far as who is where. The same answer for the same question. */
function afterChanges(topology: Topology, changes: readonly PendingChange[]): Topology {
  const known = cache.get(topology);
  if (known?.changes === changes) return known.after;
  const endpoints = new Map(topology.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  for (const { kind, networkId, containerId } of changes) {
    const id = endpointId(networkId, containerId);
    if (kind === 'detach') endpoints.delete(id);
    else if (!endpoints.has(id)) endpoints.set(id, bareEndpoint(id, { networkId, containerId }));
  }
  const after = { ...topology, endpoints: [...endpoints.values()] };
  cache.set(topology, { changes, after });
  return after;
}

function bareEndpoint(id: EndpointId, ends: Pick<Endpoint, 'networkId' | 'containerId'>): Endpoint {
  return {
    id,
    ...ends,
    engineEndpointId: null,
    macAddress: null,
    ipv4: null,
    ipv6: null,
    gateway: null,
    gatewayIpv6: null,
    aliases: [],
    dnsNames: [],
    requestedIpv4: null,
    requestedIpv6: null,
    gatewayPriority: null,
    driverOptions: {},
    interfaceName: null,
    hostInterfaceName: null,
    active: false,
  };
}
