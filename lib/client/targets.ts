import {
  indexTopology,
  whyJoinsNothing,
  whyStays,
  whyTakesNobody,
  type Container,
  type ContainerId,
  type Network,
  type NetworkId,
  type Topology,
} from '@/lib/model';

/** Networks that at least one of these containers could be attached to. */
export function networksToJoin(topology: Topology, containerIds: readonly ContainerId[]): Network[] {
  const { containerById } = indexTopology(topology);
  const able = containerIds.filter((id) => {
    const container = containerById.get(id);
    return container !== undefined && whyJoinsNothing(container, topology) === null;
  });
  return topology.networks.filter(
    (network) => whyTakesNobody(network) === null && able.some((id) => !isOn(topology, id, network.id)),
  );
}

/** Containers that could be attached to this network. */
export function containersToJoin(topology: Topology, network: Network): Container[] {
  if (whyTakesNobody(network) !== null) return [];
  return topology.containers.filter(
    (container) => !isOn(topology, container.id, network.id) && whyJoinsNothing(container, topology) === null,
  );
}

/** Networks that at least one of these containers could be taken off. */
export function networksToLeave(topology: Topology, containerIds: readonly ContainerId[]): Network[] {
  return topology.networks.filter((network) =>
    leaversOf(topology, network).some(({ id }) => containerIds.includes(id)),
  );
}

/** Containers that could be taken off this network. */
export function leaversOf(topology: Topology, network: Network): Container[] {
  const { containerById, endpointsByNetwork } = indexTopology(topology);
  return (endpointsByNetwork.get(network.id) ?? []).flatMap(({ containerId }) => {
    const container = containerById.get(containerId);
    return container && whyStays(container, network) === null ? [container] : [];
  });
}

function isOn(topology: Topology, containerId: ContainerId, networkId: NetworkId): boolean {
  return (indexTopology(topology).endpointsByContainer.get(containerId) ?? []).some(
    (endpoint) => endpoint.networkId === networkId,
  );
}
