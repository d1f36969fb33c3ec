import type { NetworkId, Topology } from '@/lib/model';
import { homeNetworks } from './homes';
import { projectNames } from './projects';
import { nodeId, type GroupId } from './scene-ids';

/** From so many containers on, groups are folded unless a person unfolded them. */
export const foldAbove = 300;
/** One container at home on a network is no group that folding would make smaller. */
const fewestAtHome = 2;

/** Everything that can be folded: projects, and networks with as many containers at home that it is worth it. */
export function groupsOf(topology: Topology): GroupId[] {
  const atHome = new Map<NetworkId, number>();
  for (const network of homeNetworks(topology).values()) atHome.set(network, (atHome.get(network) ?? 0) + 1);
  return [
    ...projectNames(topology).map((project) => nodeId('project', project)),
    ...[...atHome].flatMap(([id, count]) => (count < fewestAtHome ? [] : nodeId('network', id))),
  ];
}

/** Which groups are drawn as one node: what a person chose, else all of them in a world too large to be shown whole. */
export function foldedGroups(
  groups: readonly GroupId[],
  containers: number,
  choice: (group: GroupId) => boolean | undefined,
): Set<GroupId> {
  return new Set(groups.filter((group) => choice(group) ?? containers > foldAbove));
}
