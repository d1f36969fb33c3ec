import { indexTopology, isPredefined } from '@/lib/model';
import type { Container, ContainerId, Network, NetworkId, Topology } from '@/lib/model';
import { distinctKeys } from './compose-keys';
import { composeService } from './compose-service';
import type { Joined, ServiceContext } from './compose-service';

/** Containers that one service of the file stands for: those of one Compose service where they are all alike. */
type Group = readonly [Container, ...Container[]];

/** `services:`, by key. */
export function composeServices(
  topology: Topology,
  containers: readonly Container[],
  networkKeys: ReadonlyMap<NetworkId, string>,
): Record<string, object> {
  const { containerById } = indexTopology(topology);
  const context = {
    networkKeys,
    nameOf: (id: ContainerId) => containerById.get(id)?.name ?? id,
    apiVersion: topology.engines[0]?.apiVersion ?? null,
  };
  const joined = (container: Container) => joinedBy(topology, container);
  const groups = groupsOf(containers, (container) =>
    JSON.stringify(composeService(container, joined(container), { ...context, serviceKey: () => null })),
  );
  const keys = distinctKeys(groups, ([{ service, name, project }, ...others]) =>
    service !== null && (others.length > 0 || isAlone(service, project, containers)) ? [service, name] : [name],
  );
  const alone = new Map(groups.flatMap((group) => (group.length === 1 ? [[group[0].id, keys.get(group)]] : [])));
  const whole: ServiceContext = { ...context, serviceKey: (id) => alone.get(id) ?? null };
  return Object.fromEntries(
    groups.map((group) => {
      const [first] = group;
      const body = composeService(first, joined(first), whole);
      return [keys.get(group), group.length > 1 ? { ...body, scale: group.length } : body];
    }),
  );
}

export function joinedBy(topology: Topology, { id }: Container): Joined[] {
  const { networkById, endpointsByContainer } = indexTopology(topology);
  return (endpointsByContainer.get(id) ?? []).flatMap((endpoint) => {
    const network = networkById.get(endpoint.networkId);
    return network ? [{ network, endpoint }] : [];
  });
}

/** Networks of the engine's own stand as a mode and not by name. */
export function isNamed(network: Network): boolean {
  return !isPredefined(network) && !network.ingress && !network.configOnly;
}

function isAlone(service: string, project: string | null, containers: readonly Container[]): boolean {
  return containers.filter((other) => other.service === service && other.project === project).length === 1;
}

function groupsOf(containers: readonly Container[], bodyOf: (container: Container) => string): Group[] {
  const groups = new Map<string, [Container, ...Container[]]>();
  for (const container of containers) {
    const key = container.service === null ? container.id : `${container.project} ${container.service}`;
    const group = groups.get(key);
    if (group) group.push(container);
    else groups.set(key, [container]);
  }
  return [...groups.values()].flatMap((group): Group[] =>
    new Set(group.map(bodyOf)).size === 1 ? [group] : group.map((container): Group => [container]),
  );
}
