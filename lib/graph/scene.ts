/**
 * lib/graph: what the picture consists of and where it goes.
 * Takes topologies and positions, gives scenes (nodes, lines) and placements: plain values.
 * Must not import anything but lib/model, nor know of cytoscape, React or the DOM.
 */
import {
  containerCondition,
  indexTopology,
  networkKind,
  visibleText,
  type Condition,
  type Container,
  type Endpoint,
  type Network,
  type NetworkKind,
  type PendingChange,
  type Topology,
} from '@/lib/model';
import { lineId, nodeId, type LineId, type NodeId } from './scene-ids';

export interface NetworkNode {
  id: NodeId;
  kind: 'network';
  label: string;
  /** What stands below the name while there is no rate to show. */
  detail: string;
  driver: NetworkKind;
  /** Settings only: nothing can be attached to it. */
  configOnly: boolean;
  members: number;
  project: string | null;
}

export interface ContainerNode {
  id: NodeId;
  kind: 'container';
  label: string;
  condition: Condition;
  /** Published ports, e.g. `:8080 :8443`. */
  ports: string;
  networks: number;
  project: string | null;
}

export type SceneNode = NetworkNode | ContainerNode;

export interface SceneLine {
  id: LineId;
  /** endpoint: container to network. shares: container to the container whose namespace it uses. */
  kind: 'endpoint' | 'shares';
  source: NodeId;
  target: NodeId;
  driver: NetworkKind | null;
  /** Address, shown when there is room. */
  label: string;
  active: boolean;
  /** Asked for by a person and not yet confirmed by the engine. */
  pending: 'attach' | 'detach' | null;
}

export interface Scene {
  nodes: readonly SceneNode[];
  lines: readonly SceneLine[];
}

export function sceneOf(topology: Topology, pending: readonly PendingChange[] = []): Scene {
  const index = indexTopology(topology);
  const membersOf = (network: Network) => index.endpointsByNetwork.get(network.id)?.length ?? 0;
  const degreeOf = (container: Container) => index.endpointsByContainer.get(container.id)?.length ?? 0;
  const driverOf = (id: Network['id']): NetworkKind | null => {
    const network = index.networkById.get(id);
    return network ? networkKind(network) : null;
  };

  const lines: SceneLine[] = topology.endpoints
    .filter((endpoint) => index.networkById.has(endpoint.networkId) && index.containerById.has(endpoint.containerId))
    .map((endpoint) => endpointLine(endpoint, driverOf(endpoint.networkId), pending));
  for (const container of topology.containers) {
    const owner = container.sharesNamespaceWith;
    if (owner && index.containerById.has(owner)) lines.push(sharedNamespaceLine(container, owner));
  }
  const drawn = new Set(lines.map((line) => line.id));
  for (const change of pending) {
    const line = pendingAttachLine(change, driverOf(change.networkId));
    const endsExist = index.containerById.has(change.containerId) && index.networkById.has(change.networkId);
    if (change.kind === 'attach' && endsExist && !drawn.has(line.id)) lines.push(line);
  }
  return {
    nodes: [
      ...topology.networks.map((network) => networkNode(network, membersOf(network))),
      ...topology.containers.map((container) => containerNode(container, degreeOf(container))),
    ],
    lines,
  };
}

function networkNode(network: Network, members: number): NetworkNode {
  return {
    id: nodeId('network', network.id),
    kind: 'network',
    label: visibleText(network.name),
    detail: network.configOnly ? 'configuration only' : (network.subnets[0]?.subnet ?? wordFor(network)),
    driver: networkKind(network),
    configOnly: network.configOnly,
    members,
    project: network.project,
  };
}

/** `null` is what the engine calls the driver of `none`. */
function wordFor(network: Network): string {
  return networkKind(network) === 'plugin' ? visibleText(network.driver) : networkKind(network);
}

function containerNode(container: Container, networks: number): ContainerNode {
  const published = new Set(container.ports.flatMap((port) => (port.publicPort === null ? [] : [port.publicPort])));
  return {
    id: nodeId('container', container.id),
    kind: 'container',
    label: visibleText(shortName(container)),
    condition: containerCondition(container),
    ports: [...published].map((port) => `:${port}`).join(' '),
    networks,
    project: container.project,
  };
}

/** `shop-web-1` in project `shop` is drawn as `web-1`; a Swarm task `mesh_svc.1.k3j…` as `svc.1`. */
export function shortName(container: Pick<Container, 'name' | 'project' | 'service' | 'swarmTask'>): string {
  const { name, project, service, swarmTask } = container;
  if (swarmTask !== null) {
    const task = name.split('.').slice(0, 2).join('.');
    return project !== null && task.startsWith(`${project}_`) ? task.slice(project.length + 1) : task;
  }
  if (project === null || service === null) return name;
  for (const separator of ['-', '_']) {
    const prefix = `${project}${separator}`;
    if (name.startsWith(prefix) && name.length > prefix.length) return name.slice(prefix.length);
  }
  return name;
}

function endpointLine(endpoint: Endpoint, driver: NetworkKind | null, pending: readonly PendingChange[]): SceneLine {
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
  };
}

function pendingAttachLine(change: PendingChange, driver: NetworkKind | null): SceneLine {
  return {
    id: lineId('endpoint', `${change.networkId}:${change.containerId}`),
    kind: 'endpoint',
    source: nodeId('container', change.containerId),
    target: nodeId('network', change.networkId),
    driver,
    label: '',
    active: false,
    pending: 'attach',
  };
}

function sharedNamespaceLine(container: Container, owner: Container['id']): SceneLine {
  return {
    id: lineId('shares', container.id),
    kind: 'shares',
    source: nodeId('container', container.id),
    target: nodeId('container', owner),
    driver: null,
    label: '',
    active: true,
    pending: null,
  };
}
