/**
 * Takes a topology's index, gives who shares a network with a container: possible reach, not observed traffic.
 * Must not import the engine, the inventory or anything with a clock: pure.
 */
import { networkKind } from '@/lib/model';
import type { ContainerId, Network, TopologyIndex } from '@/lib/model';
import { keepsApart } from './network-pairs';

/**
 * Containers that the given one shares a network with, over all its networks. Whoever shares another's namespace has
 * that one's endpoints, and both reach each other. A network that keeps its members apart joins nobody; host mode and
 * `none` are no networks between containers. Whether a container runs does not matter: it is what would be.
 */
export function reachableFrom(index: TopologyIndex, containerId: ContainerId): Set<ContainerId> {
  const owner = namespaceOwner(index, containerId);
  const owners = new Set([owner]);
  for (const { networkId } of index.endpointsByContainer.get(owner) ?? []) {
    const network = index.networkById.get(networkId);
    if (!network || !joinsContainers(network)) continue;
    for (const member of index.endpointsByNetwork.get(networkId) ?? []) owners.add(member.containerId);
  }
  const reachable = new Set<ContainerId>();
  for (const { id } of index.containerById.values()) {
    if (id !== containerId && owners.has(namespaceOwner(index, id))) reachable.add(id);
  }
  return reachable;
}

function joinsContainers(network: Network): boolean {
  const kind = networkKind(network);
  return kind !== 'host' && kind !== 'none' && !keepsApart(network);
}

/** The container whose namespace it really uses: followed to the end, and never round in a circle. */
function namespaceOwner(index: TopologyIndex, containerId: ContainerId): ContainerId {
  const seen = new Set<ContainerId>();
  let owner = containerId;
  while (!seen.has(owner)) {
    seen.add(owner);
    owner = index.containerById.get(owner)?.sharesNamespaceWith ?? owner;
  }
  return owner;
}
