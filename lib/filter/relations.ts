import { indexTopology } from '@/lib/model';
import type { Container, ContainerId, Endpoint, Network, Topology } from '@/lib/model';
import type { Activity } from './filter';

/** Who is tied to whom. Whoever shares another's namespace has that one's endpoints. */
export interface Relations {
  topology: Topology;
  activity: Activity;
  /** By endpoints of its own. */
  attachedTo(container: Container): readonly Network[];
  /** Those of the namespace it is in. */
  endpointsOf(container: Container): readonly Endpoint[];
  /** Those of the namespace it is in. */
  networksOf(container: Container): readonly Network[];
  /** Containers with an endpoint of their own on it. */
  membersOf(network: Network): readonly Container[];
  /** Whoever is in the container's namespace, itself included. */
  housematesOf(container: Container): readonly Container[];
}

export function relationsOf(topology: Topology, activity: Activity): Relations {
  const { networkById, containerById, endpointsByNetwork, endpointsByContainer } = indexTopology(topology);
  const households = new Map<ContainerId, Container[]>();
  for (const container of topology.containers) {
    if (container.sharesNamespaceWith === null) continue;
    const owner = ownerOf(container);
    const household = households.get(owner.id);
    if (household) household.push(container);
    else households.set(owner.id, owner === container ? [container] : [owner, container]);
  }

  /** Ends where the owner is gone, or where some claim each other's namespace. */
  function ownerOf(container: Container): Container {
    if (container.sharesNamespaceWith === null) return container;
    const seen = new Set<Container>();
    let owner = container;
    while (owner.sharesNamespaceWith !== null && !seen.has(owner)) {
      seen.add(owner);
      const next = containerById.get(owner.sharesNamespaceWith);
      if (!next) break;
      owner = next;
    }
    return owner;
  }

  const endpointsOf = (container: Container) => endpointsByContainer.get(ownerOf(container).id) ?? [];
  const attachedTo = ({ id }: Container) =>
    present(endpointsByContainer.get(id) ?? [], ({ networkId }) => networkById.get(networkId));
  return {
    topology,
    activity,
    attachedTo,
    endpointsOf,
    networksOf: (container) => attachedTo(ownerOf(container)),
    membersOf: ({ id }) =>
      present(endpointsByNetwork.get(id) ?? [], ({ containerId }) => containerById.get(containerId)),
    housematesOf: (container) => households.get(ownerOf(container).id) ?? [container],
  };
}

/** An endpoint may be told of before its network or its container is. A loop, since it is asked of every object. */
function present<T>(endpoints: readonly Endpoint[], find: (endpoint: Endpoint) => T | undefined): T[] {
  const found: T[] = [];
  for (const endpoint of endpoints) {
    const item = find(endpoint);
    if (item !== undefined) found.push(item);
  }
  return found;
}
