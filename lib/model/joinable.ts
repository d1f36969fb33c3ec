import type { Container } from './container';
import { networkKind, type Network } from './network';
import { indexTopology, type Topology } from './topology';

/** Why nobody can be attached to it by hand, to be said after its name; null where somebody can. */
export function whyTakesNobody(network: Network): string | null {
  const kind = networkKind(network);
  if (network.configOnly) return 'holds settings for other networks only: join one of those.';
  if (kind === 'host') return 'is the host’s own namespace: that is chosen when a container is created.';
  if (kind === 'none') return 'means no network at all: that is chosen when a container is created.';
  if (network.ingress) return 'is Swarm’s own network for published ports: no container joins it by hand.';
  if (kind === 'overlay' && !network.attachable) {
    return 'takes Swarm services only: an overlay takes containers when it was created with --attachable.';
  }
  return null;
}

/** Why it can be attached to no network by hand, to be said after its name; null where it can. */
export function whyJoinsNothing(container: Container, topology: Topology): string | null {
  if (container.swarmTask !== null) return 'belongs to a Swarm service: change the service’s networks.';
  if (container.networkMode === 'host') return 'uses the host’s network, and such a container joins no other.';
  if (container.networkMode.startsWith('container:')) {
    return 'uses another container’s network: connect that one, and both are connected.';
  }
  if (container.networkMode === 'none' && isOnNone(container, topology)) {
    return 'is on the network none, which excludes all others: disconnect it from there first.';
  }
  if (container.state === 'removing' || container.state === 'dead') return 'is being removed.';
  return null;
}

function isOnNone({ id }: Container, topology: Topology): boolean {
  const { networkById, endpointsByContainer } = indexTopology(topology);
  return (endpointsByContainer.get(id) ?? []).some(({ networkId }) => {
    const network = networkById.get(networkId);
    return network !== undefined && networkKind(network) === 'none';
  });
}

/** Why it cannot be taken off this network by hand, a sentence after the container's name; null where it can. */
export function whyStays(container: Container, network: Network): string | null {
  if (container.swarmTask !== null) return 'belongs to a Swarm service: change the service’s networks.';
  if (networkKind(network) === 'host') return 'stays on the host’s network: create it anew with another one.';
  if (container.networkMode.startsWith('container:')) {
    return 'uses another container’s network: disconnect that one.';
  }
  return null;
}
