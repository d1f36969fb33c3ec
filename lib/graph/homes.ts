import { indexTopology, type ContainerId, type NetworkId, type Topology } from '@/lib/model';
import { oncePerTopology } from '@/lib/model/once-per-topology';
import { networkProjects } from './projects';

/**
 * Where a container that belongs to no project is at home: the smallest of its networks that belong to no project either,
 * because a large one is what many share. Guests are at home with the owner of their namespace. Built once a topology.
 */
export const homeNetworks = oncePerTopology(buildHomes);

function buildHomes(topology: Topology): ReadonlyMap<ContainerId, NetworkId> {
  const { endpointsByContainer, endpointsByNetwork, networkById } = indexTopology(topology);
  const projects = networkProjects(topology);
  const sizeOf = (id: NetworkId) => endpointsByNetwork.get(id)?.length ?? 0;
  const homes = new Map<ContainerId, NetworkId>();
  for (const { id, project } of topology.containers) {
    if (project !== null) continue;
    const candidates = (endpointsByContainer.get(id) ?? []).flatMap(({ networkId }) =>
      networkById.has(networkId) && !projects.has(networkId) ? networkId : [],
    );
    const [home] = candidates.sort((a, b) => sizeOf(a) - sizeOf(b) || (a < b ? -1 : 1));
    if (home !== undefined) homes.set(id, home);
  }
  for (const { id, project, sharesNamespaceWith } of topology.containers) {
    const home = sharesNamespaceWith === null ? undefined : homes.get(sharesNamespaceWith);
    if (project === null && home !== undefined && !homes.has(id)) homes.set(id, home);
  }
  return homes;
}
