import { indexTopology, isPredefined } from '@/lib/model';
import type { Network, PruneCandidate, Topology } from '@/lib/model';

/**
 * Networks that could go without anybody who runs losing a connection. More than `docker network prune` says: that one
 * takes networks which stopped containers are configured for (20.10 to 28.5), and does not tell.
 */
export function pruneCandidates(topology: Topology): PruneCandidate[] {
  const { endpointsByNetwork } = indexTopology(topology);
  return topology.networks.flatMap((network) => {
    const endpoints = endpointsByNetwork.get(network.id) ?? [];
    if (isKept(network, topology) || endpoints.some(({ active }) => active)) return [];
    const waiting = endpoints.map(({ containerId }) => containerId);
    return [{ networkId: network.id, name: network.name, waiting, notes: notesOn(network) }];
  });
}

function isKept(network: Network, { networks }: Topology): boolean {
  const isTakenFrom = network.configOnly && networks.some(({ configFrom }) => configFrom === network.name);
  return isPredefined(network) || network.ingress || isTakenFrom;
}

function notesOn({ project, scope, configOnly }: Network): string[] {
  return [
    ...(project === null ? [] : [`Belongs to ${project}, which makes it anew when it is next started.`]),
    ...(scope === 'swarm' ? ['Other nodes may use it: then the engine refuses.'] : []),
    ...(configOnly ? ['Holds settings for other networks, which none takes now.'] : []),
  ];
}
