import {
  containerCondition,
  indexTopology,
  isPredefined,
  networkKind,
  visibleText,
  type Condition,
  type Container,
  type Endpoint,
  type Network,
  type NetworkId,
  type NetworkKind,
  type Topology,
  type TopologyIndex,
} from '@/lib/model';
import { counted } from '@/lib/model/counted';
import { nodeId, type NodeId } from './scene-ids';
import { shortName } from './short-name';

/**
 * How what is on a network gets out of it. nat: masqueraded behind the host; routed: by the host, without address
 * translation; parent: past the host's own stack, through one of its interfaces; closed: not at all.
 */
export type WayOut = 'nat' | 'routed' | 'parent' | 'closed';

export interface NetworkNode {
  id: NodeId;
  kind: 'network';
  label: string;
  /** What stands below the name while there is no rate to show. */
  detail: string;
  driver: NetworkKind;
  /** Settings only: nothing can be attached to it. */
  configOnly: boolean;
  /** Made by the engine itself, or belonging to Swarm: not to be changed by hand. */
  fixed: boolean;
  members: number;
  /** Containers at home on it that are folded into it; 0 where it is drawn whole. */
  holds: number;
  project: string | null;
  /** null where nobody can tell (a plugin's), or where it leads over other nodes (overlay). */
  out: WayOut | null;
  /** Host interface that it leaves by; empty where there is none. */
  parent: string;
}

export interface ContainerNode {
  id: NodeId;
  kind: 'container';
  label: string;
  condition: Condition;
  /** Published ports, e.g. `:8080 :8443`. */
  ports: string;
  networks: number;
  /** A task of Swarm: not to be changed by hand. */
  fixed: boolean;
  project: string | null;
  /** The container in whose namespace it lives, where that is drawn. */
  dockedTo: NodeId | null;
  /** How many live in its namespace. */
  guests: number;
  /** host: it stands on the host's bar. shelf: nothing ties it to anything. */
  seat: 'host' | 'shelf' | null;
}

/** A Compose project or Swarm stack that is folded into one node. */
export interface ProjectNode {
  id: NodeId;
  kind: 'project';
  label: string;
  /** `12 containers · 3 networks` */
  detail: string;
  /** The worst of its containers'. */
  condition: Condition;
  project: string;
}

export type SceneNode = NetworkNode | ContainerNode | ProjectNode;

/** The engine's host: the ground of the picture. */
export interface SceneHost {
  /** Of the `host` network. */
  networkId: NetworkId;
  label: string;
  detail: string;
}

export function networkNode(
  network: Network,
  project: string | null,
  members: readonly Endpoint[],
  held = 0,
): NetworkNode {
  return {
    id: nodeId('network', network.id),
    kind: 'network',
    label: visibleText(network.name),
    detail: held > 0 ? counted(held, 'container') : detailOf(network),
    driver: networkKind(network),
    configOnly: network.configOnly,
    fixed: isPredefined(network) || network.ingress,
    members: members.length,
    holds: held,
    project,
    out: members.length === 0 ? null : wayOutOf(network),
    parent: network.parent === null ? '' : visibleText(network.parent),
  };
}

function detailOf(network: Network): string {
  if (network.configOnly) return 'configuration only';
  const place = network.subnets[0]?.subnet ?? wordFor(network);
  return network.internal ? `${place} · internal` : place;
}

/** `null` is what the engine calls the driver of `none`. */
function wordFor(network: Network): string {
  return networkKind(network) === 'plugin' ? visibleText(network.driver) : networkKind(network);
}

export function wayOutOf(network: Pick<Network, 'driver' | 'internal' | 'masquerade' | 'configOnly'>): WayOut | null {
  if (network.configOnly) return null;
  const kind = networkKind(network);
  if (network.internal && kind !== 'none') return 'closed';
  if (kind === 'bridge') return network.masquerade === false ? 'routed' : 'nat';
  return kind === 'macvlan' || kind === 'ipvlan' ? 'parent' : null;
}

export function containerNode(
  container: Container,
  index: TopologyIndex,
  drawnAs: ReadonlyMap<string, NodeId>,
): ContainerNode {
  const endpoints = index.endpointsByContainer.get(container.id) ?? [];
  const kinds = new Set(
    endpoints.flatMap(({ networkId }) => {
      const network = index.networkById.get(networkId);
      return network ? [networkKind(network)] : [];
    }),
  );
  const owner = container.sharesNamespaceWith;
  const dockedTo = owner === null ? undefined : drawnAs.get(owner);
  const published = new Set(container.ports.flatMap((port) => (port.publicPort === null ? [] : [port.publicPort])));
  const tied = [...kinds].some((kind) => kind !== 'none' && kind !== 'host');
  return {
    id: nodeId('container', container.id),
    kind: 'container',
    label: visibleText(shortName(container)),
    condition: containerCondition(container),
    ports: [...published].map((port) => `:${port}`).join(' '),
    networks: [...kinds].some((kind) => kind === 'none') ? 0 : endpoints.length,
    fixed: container.swarmTask !== null,
    project: container.project,
    dockedTo: dockedTo?.startsWith('container:') ? dockedTo : null,
    guests: index.guestsByContainer.get(container.id)?.length ?? 0,
    seat: tied || dockedTo !== undefined ? null : kinds.has('host') ? 'host' : 'shelf',
  };
}

const byUrgency: readonly Condition[] = ['dead', 'unhealthy', 'restarting', 'paused', 'starting', 'running', 'stopped'];

export function projectNode(project: string, containers: readonly Container[], networks: number): ProjectNode {
  return {
    id: nodeId('project', project),
    kind: 'project',
    label: visibleText(project),
    detail: `${counted(containers.length, 'container')} · ${counted(networks, 'network')}`,
    condition: worstOf(containers),
    project,
  };
}

function worstOf(containers: readonly Container[]): Condition {
  const present = new Set(containers.map(containerCondition));
  return byUrgency.find((condition) => present.has(condition)) ?? 'stopped';
}

export function hostOf(topology: Topology, visible: readonly Network[]): SceneHost | null {
  const network = visible.find((one) => networkKind(one) === 'host');
  const engine = topology.engines[0];
  if (!network || !engine) return null;
  const members = indexTopology(topology).endpointsByNetwork.get(network.id)?.length ?? 0;
  const running = members === 0 ? [] : [`${counted(members, 'container')} in host mode`];
  return {
    networkId: network.id,
    label: 'host',
    detail: [visibleText(engine.name), ...running].join(' · '),
  };
}
