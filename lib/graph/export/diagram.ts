import {
  indexTopology,
  networkKind,
  visibleText,
  type Container,
  type ContainerId,
  type Endpoint,
  type Network,
  type NetworkId,
  type Topology,
} from '@/lib/model';
import { networkProjects } from '../projects';

/** What a text diagram says, in an order of its own: networks, containers by project, endpoints, shared namespaces. */
export interface Diagram {
  networks: readonly Network[];
  groups: readonly { project: string | null; containers: readonly Container[]; networks: readonly Network[] }[];
  endpoints: readonly Endpoint[];
  /** Whoever lives in another one's namespace, and that one. */
  guests: readonly { guest: Container; owner: Container }[];
  /** A short name for each, safe in any diagram language. */
  keyOf: (id: NetworkId | ContainerId) => string;
}

/** Of what is visible. */
export function diagramOf(
  topology: Topology,
  visible: { networks: ReadonlySet<NetworkId>; containers: ReadonlySet<ContainerId> },
): Diagram {
  const networks = topology.networks.filter(({ id }) => visible.networks.has(id));
  const containers = topology.containers.filter(({ id }) => visible.containers.has(id));
  const projects = networkProjects(topology);
  const index = indexTopology(topology);
  const names = [...new Set(containers.map(({ project }) => project))].sort((a, b) => (a ?? '').localeCompare(b ?? ''));
  const keys = new Map<string, string>();
  networks.forEach(({ id }, at) => keys.set(id, `n${at + 1}`));
  containers.forEach(({ id }, at) => keys.set(id, `c${at + 1}`));
  const shown = new Set<string | null>(names);
  const groupOf = ({ id }: Network) => {
    const project = projects.get(id) ?? null;
    return shown.has(project) ? project : null;
  };
  return {
    networks,
    groups: (shown.has(null) ? names : [null, ...names]).map((project) => ({
      project,
      containers: containers.filter((container) => container.project === project),
      networks: networks.filter((network) => groupOf(network) === project),
    })),
    endpoints: topology.endpoints.filter(
      ({ networkId, containerId }) => visible.networks.has(networkId) && visible.containers.has(containerId),
    ),
    guests: containers.flatMap((guest) => {
      const owner = guest.sharesNamespaceWith === null ? undefined : index.containerById.get(guest.sharesNamespaceWith);
      return owner && visible.containers.has(owner.id) ? [{ guest, owner }] : [];
    }),
    keyOf: (id) => keys.get(id) ?? 'unknown',
  };
}

/** Name, driver and first subnet of a network. */
export function networkLines(network: Network): string[] {
  const kind = networkKind(network);
  const driver = kind === 'plugin' ? visibleText(network.driver) : kind;
  const [first] = network.subnets;
  return [
    visibleText(network.name),
    [driver, first?.subnet, network.internal && 'internal'].filter(Boolean).join(' · '),
  ];
}

/** Address without its prefix; empty where there is none. */
export function addressOf({ ipv4, ipv6 }: Endpoint): string {
  return (ipv4 ?? ipv6 ?? '').split('/')[0] ?? '';
}
