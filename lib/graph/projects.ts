import { indexTopology, isPredefined, type NetworkId, type Topology } from '@/lib/model';
import { oncePerTopology } from '@/lib/model/once-per-topology';

/**
 * The project that each network is drawn in: the one its label names, or the only one whose containers are on it. Absent
 * where it belongs to nobody, or to several. Built once a topology.
 */
export const networkProjects = oncePerTopology(buildProjects);

function buildProjects(topology: Topology): ReadonlyMap<NetworkId, string> {
  const { containerById, endpointsByNetwork } = indexTopology(topology);
  const projects = new Map<NetworkId, string>();
  for (const network of topology.networks) {
    const members = endpointsByNetwork.get(network.id) ?? [];
    const theirs = new Set(members.map(({ containerId }) => containerById.get(containerId)?.project ?? null));
    const [only = null] = theirs;
    const adopted = theirs.size === 1 && !isPredefined(network) ? only : null;
    const project = network.project ?? adopted;
    if (project !== null) projects.set(network.id, project);
  }
  return projects;
}

/** Compose projects and Swarm stacks that have containers, by name. */
export function projectNames(topology: Topology): string[] {
  const names = new Set(topology.containers.flatMap(({ project }) => (project === null ? [] : [project])));
  return [...names].sort();
}
