/**
 * lib/graph: what the picture consists of and where it goes.
 * Takes topologies and positions, gives scenes (nodes, lines) and placements: plain values.
 * Must not import anything but lib/model, nor know of cytoscape, React or the DOM.
 */
import {
  indexTopology,
  networkKind,
  type Container,
  type ContainerId,
  type Endpoint,
  type Network,
  type NetworkId,
  type NetworkKind,
  type PendingChange,
  type Topology,
} from '@/lib/model';
import { homeNetworks } from './homes';
import { networkProjects } from './projects';
import { bareId, lineId, nodeId, type GroupId, type LineId, type NodeId } from './scene-ids';
import { containerNode, hostOf, networkNode, projectNode, type SceneHost, type SceneNode } from './scene-nodes';

export interface SceneLine {
  id: LineId;
  kind: 'endpoint' | 'shares' | 'bundle';
  source: NodeId;
  target: NodeId;
  driver: NetworkKind | null;
  /** Address, or how many endpoints a bundle holds; shown when there is room. */
  label: string;
  active: boolean;
  /** Asked for by a person and not yet confirmed by the engine. */
  pending: 'attach' | 'detach' | null;
  /** Ids of the endpoints whose traffic it carries, separated by spaces. */
  carries: string;
}

export interface Scene {
  nodes: readonly SceneNode[];
  lines: readonly SceneLine[];
  /** The engine's host, on which everything stands; null where it is filtered away. */
  host: SceneHost | null;
  /** What is not drawn itself, and the folded group that stands for it. */
  within: ReadonlyMap<NodeId, GroupId>;
}

export const emptyScene: Scene = { nodes: [], lines: [], host: null, within: new Map() };

export interface SceneOptions {
  pending?: readonly PendingChange[];
  /** Drawn as one node each. */
  folded?: ReadonlySet<GroupId>;
  /** What passes the filter; everything when absent. */
  visible?: { networks: ReadonlySet<NetworkId>; containers: ReadonlySet<ContainerId> };
}

export function sceneOf(topology: Topology, { pending = [], folded = new Set(), visible }: SceneOptions = {}): Scene {
  const index = indexTopology(topology);
  const projects = networkProjects(topology);
  const homes = homeNetworks(topology);
  const networks = topology.networks.filter(({ id }) => visible?.networks.has(id) ?? true);
  const containers = topology.containers.filter(({ id }) => visible?.containers.has(id) ?? true);
  const shownNetworks = new Set(networks.map(({ id }) => id));
  const drawnAs = new Map<string, NodeId>();
  const within = new Map<NodeId, GroupId>();
  const held = new Map<NodeId, Container[]>();
  const draw = (own: NodeId, group: GroupId | null) => {
    const isFolded = group !== null && group !== own && folded.has(group);
    drawnAs.set(bareId(own), isFolded ? group : own);
    if (isFolded) within.set(own, group);
    return isFolded ? group : null;
  };
  const inProject = (project: string | undefined) => (project === undefined ? null : nodeId('project', project));
  for (const network of networks) {
    const own = nodeId('network', network.id);
    // The host is no hub but the ground, on which a node stands for those that are folded.
    if (networkKind(network) !== 'host' || folded.has(own)) draw(own, inProject(projects.get(network.id)));
  }
  for (const container of containers) {
    const home = homes.get(container.id);
    const atHome = home !== undefined && shownNetworks.has(home) ? nodeId('network', home) : null;
    const group = draw(nodeId('container', container.id), inProject(container.project ?? undefined) ?? atHome);
    const others = group === null ? undefined : held.get(group);
    if (others) others.push(container);
    else if (group !== null) held.set(group, [container]);
  }
  const whole = containers.filter(({ id }) => drawnAs.get(id) === nodeId('container', id));
  return {
    nodes: [
      ...foldedProjectNodes(topology, folded, held),
      ...networks.flatMap((network) => {
        const own = nodeId('network', network.id);
        if (drawnAs.get(network.id) !== own || (networkKind(network) === 'host' && !held.has(own))) return [];
        const members = index.endpointsByNetwork.get(network.id) ?? [];
        return networkNode(network, projects.get(network.id) ?? null, members, held.get(own)?.length);
      }),
      ...whole.map((container) => containerNode(container, index, drawnAs)),
    ],
    lines: [
      ...endpointLines(topology.endpoints, index.networkById, drawnAs, pending),
      ...whole.flatMap((container) => sharedNamespaceLine(container, drawnAs) ?? []),
      ...pendingAttachLines(pending, topology.endpoints, index.networkById, drawnAs),
    ],
    host: hostOf(topology, networks),
    within,
  };
}

/**
 * Everything of both: a filter that hides the network which a container is folded into draws it by itself. What is folded
 * is as in the first.
 */
export function together(whole: Scene, shown: Scene): Scene {
  if (whole === shown) return whole;
  const merged = <T extends { id: string }>(all: readonly T[], some: readonly T[]): readonly T[] => {
    const known = new Set(all.map(({ id }) => id));
    const others = some.filter(({ id }) => !known.has(id));
    return others.length === 0 ? all : [...all, ...others];
  };
  return { ...whole, nodes: merged(whole.nodes, shown.nodes), lines: merged(whole.lines, shown.lines) };
}

/** Those of which something is shown; each says how many it has in all. */
function foldedProjectNodes(topology: Topology, folded: ReadonlySet<GroupId>, shown: ReadonlyMap<NodeId, unknown>) {
  const containers = new Map<string, Container[]>();
  for (const container of topology.containers) {
    const { project } = container;
    if (project === null || !folded.has(nodeId('project', project))) continue;
    const others = containers.get(project);
    if (others) others.push(container);
    else containers.set(project, [container]);
  }
  const networks = new Map<string, number>();
  for (const project of networkProjects(topology).values()) networks.set(project, (networks.get(project) ?? 0) + 1);
  return [...containers].flatMap(([project, theirs]) =>
    shown.has(nodeId('project', project)) ? projectNode(project, theirs, networks.get(project) ?? 0) : [],
  );
}

type Networks = ReadonlyMap<NetworkId, Network>;
type DrawnAs = ReadonlyMap<string, NodeId>;

/** One line for each endpoint whose ends are drawn; those of folded projects become bundles. */
function endpointLines(
  endpoints: readonly Endpoint[],
  networks: Networks,
  drawnAs: DrawnAs,
  pending: readonly PendingChange[],
): SceneLine[] {
  const lines: SceneLine[] = [];
  const bundles = new Map<LineId, { line: SceneLine; members: string[] }>();
  for (const endpoint of endpoints) {
    const network = networks.get(endpoint.networkId);
    const [source, target] = [drawnAs.get(endpoint.containerId), drawnAs.get(endpoint.networkId)];
    if (!network || !source || !target || source === target) continue;
    const driver = networkKind(network);
    if (driver === 'none' || driver === 'host') continue;
    if (bareId(source) === endpoint.containerId && bareId(target) === endpoint.networkId) {
      lines.push(endpointLine(endpoint, driver, pending));
      continue;
    }
    const id = lineId('bundle', `${source}>${target}`);
    const known = bundles.get(id);
    if (known) {
      known.members.push(endpoint.id);
      known.line.active ||= endpoint.active;
    } else {
      const line: SceneLine = { ...endpointLine(endpoint, driver, []), id, kind: 'bundle', source, target };
      bundles.set(id, { line, members: [endpoint.id] });
    }
  }
  for (const { line, members } of bundles.values()) {
    lines.push({
      ...line,
      label: members.length === 1 ? line.label : `×${members.length}`,
      carries: members.join(' '),
    });
  }
  return lines;
}

function endpointLine(endpoint: Endpoint, driver: NetworkKind, pending: readonly PendingChange[]): SceneLine {
  const leaving = pending.some(
    (change) =>
      change.kind === 'detach' &&
      change.networkId === endpoint.networkId &&
      change.containerId === endpoint.containerId,
  );
  return {
    id: lineId('endpoint', endpoint.id),
    kind: 'endpoint',
    source: nodeId('container', endpoint.containerId),
    target: nodeId('network', endpoint.networkId),
    driver,
    label: (endpoint.ipv4 ?? endpoint.ipv6 ?? '').split('/')[0] ?? '',
    active: endpoint.active,
    pending: leaving ? 'detach' : null,
    carries: endpoint.id,
  };
}

function pendingAttachLines(
  pending: readonly PendingChange[],
  endpoints: readonly Endpoint[],
  networks: Networks,
  drawnAs: DrawnAs,
): SceneLine[] {
  const there = new Set<string>(endpoints.map(({ id }) => id));
  return pending.flatMap(({ kind, networkId, containerId }) => {
    const [source, target] = [drawnAs.get(containerId), drawnAs.get(networkId)];
    const network = networks.get(networkId);
    const id = `${networkId}:${containerId}`;
    if (kind !== 'attach' || there.has(id) || !network || !source || !target) return [];
    return {
      id: lineId('endpoint', id),
      kind: 'endpoint' as const,
      source,
      target,
      driver: networkKind(network),
      label: '',
      active: false,
      pending: 'attach' as const,
      carries: '',
    };
  });
}

function sharedNamespaceLine(container: Container, drawnAs: DrawnAs): SceneLine | null {
  const owner = container.sharesNamespaceWith;
  const target = owner === null ? undefined : drawnAs.get(owner);
  if (!target) return null;
  return {
    id: lineId('shares', container.id),
    kind: 'shares',
    source: nodeId('container', container.id),
    target,
    driver: null,
    label: '',
    active: true,
    pending: null,
    carries: '',
  };
}
