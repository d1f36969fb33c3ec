import { indexTopology, visibleText, type Container, type Network, type Topology } from '@/lib/model';
import type { Visible } from '@/lib/filter/filter';
import { counted } from '@/lib/model/counted';
import { driverWord } from './facets';
import { selectionText, type Selection } from './use-selection';

/** What can be done from the palette. */
export interface PaletteAction {
  /** Stable: recent picks are remembered by it. */
  id: string;
  title: string;
  /** Other words a person might look for it by. */
  words?: string;
  /** The shortcut that does the same, as printed: `n`, `⌘K`. */
  keys?: string;
  run: () => void;
}

export const paletteGroups = ['networks', 'containers', 'addresses', 'projects', 'actions'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** A line of the palette. All texts are safe to show. */
export interface PaletteEntry {
  /** Unique: the selection's text, or `action:…`, or an address and whose it is. */
  key: string;
  group: PaletteGroup;
  name: string;
  /** Subnet, image, address's owner: what tells two of the same name apart. */
  detail: string;
  /** What is also matched: lower case, words separated by spaces. */
  words: string;
  opens: { select: Selection } | { act: PaletteAction };
  /** What is on the picture when only its neighbourhood is: a network or a container. */
  centre: Selection | null;
  /** The filter takes it away at the moment. */
  hidden: boolean;
}

/** Everything a person can go to or do but addresses, unordered. Built when the palette opens: thousands of small objects. */
export function paletteEntries(
  topology: Topology,
  visible: Visible,
  actions: readonly PaletteAction[],
): readonly PaletteEntry[] {
  return [
    ...topology.networks.map((network) => networkEntry(network, visible)),
    ...topology.containers.map((container) => containerEntry(container, topology, visible)),
    ...projectEntries(topology, visible),
    ...actions.map(actionEntry),
  ];
}

function networkEntry(network: Network, visible: Visible): PaletteEntry {
  const select: Selection = { kind: 'network', id: network.id };
  const subnets = network.subnets.map(({ subnet }) => subnet);
  const gateways = network.subnets.flatMap(({ gateway }) => gateway ?? []);
  const { bridge, parent, project, driver } = network;
  return {
    key: selectionText(select),
    group: 'networks',
    name: visibleText(network.name),
    detail: visibleText([driverWord(network), ...subnets.slice(0, 1)].join(' · ')),
    words: wordsOf(driver, ...subnets, ...gateways, bridge, parent, project, network.internal ? 'internal' : null),
    opens: { select },
    centre: select,
    hidden: !visible.networks.has(network.id),
  };
}

function containerEntry(container: Container, topology: Topology, visible: Visible): PaletteEntry {
  const select: Selection = { kind: 'container', id: container.id };
  const { endpointsByContainer } = indexTopology(topology);
  const first = (endpointsByContainer.get(container.id) ?? []).find(({ ipv4 }) => ipv4 !== null);
  const ports = container.ports.flatMap(({ publicPort }) => (publicPort === null ? [] : `:${publicPort}`));
  const { image, project, service, state, health } = container;
  return {
    key: selectionText(select),
    group: 'containers',
    name: visibleText(container.name),
    detail: visibleText([withoutPrefix(first?.ipv4 ?? null), image].filter((text) => text !== null).join(' · ')),
    words: wordsOf(project, service, state, health, image, ...ports, container.id.slice(0, 12)),
    opens: { select },
    centre: select,
    hidden: !visible.containers.has(container.id),
  };
}

/** Only what could be part of an address is looked for among them, and what was picked before. */
export function asksForAddresses(text: string, recent: readonly string[]): boolean {
  return /[\d.:]/.test(text) || (text === '' && recent.some((key) => key.startsWith('endpoint:')));
}

/**
 * One for each address of each endpoint; IPv4, IPv6 and MAC lead to the same. More than all the rest together, so they are
 * built when they are asked for.
 */
export function addressEntries(topology: Topology, visible: Visible): PaletteEntry[] {
  const { networkById, containerById } = indexTopology(topology);
  return topology.endpoints.flatMap((endpoint) => {
    const network = networkById.get(endpoint.networkId);
    const container = containerById.get(endpoint.containerId);
    if (!network || !container) return [];
    const select: Selection = { kind: 'endpoint', id: endpoint.id };
    const addresses = [withoutPrefix(endpoint.ipv4), withoutPrefix(endpoint.ipv6), endpoint.macAddress];
    return addresses.flatMap((address) =>
      address === null
        ? []
        : {
            key: `${selectionText(select)} ${address}`,
            group: 'addresses' as const,
            name: visibleText(address),
            detail: visibleText(`${container.name} on ${network.name}`),
            words: '',
            opens: { select },
            centre: { kind: 'container' as const, id: container.id },
            hidden: !visible.networks.has(network.id) || !visible.containers.has(container.id),
          },
    );
  });
}

function projectEntries(topology: Topology, visible: Visible): PaletteEntry[] {
  const projects = new Map<string, { networks: number; containers: number; shown: boolean }>();
  const of = (name: string) => {
    const project = projects.get(name) ?? { networks: 0, containers: 0, shown: false };
    projects.set(name, project);
    return project;
  };
  for (const { project, id } of topology.networks) {
    if (project === null) continue;
    of(project).networks += 1;
    of(project).shown ||= visible.networks.has(id);
  }
  for (const { project, id } of topology.containers) {
    if (project === null) continue;
    of(project).containers += 1;
    of(project).shown ||= visible.containers.has(id);
  }
  return [...projects].map(([name, { networks, containers, shown }]) => {
    const select: Selection = { kind: 'project', id: name };
    return {
      key: selectionText(select),
      group: 'projects',
      name: visibleText(name),
      detail: `${counted(containers, 'container')}, ${counted(networks, 'network')}`,
      words: 'project stack',
      opens: { select },
      centre: null,
      hidden: !shown,
    };
  });
}

function actionEntry(action: PaletteAction): PaletteEntry {
  return {
    key: `action:${action.id}`,
    group: 'actions',
    name: action.title,
    detail: '',
    words: wordsOf(action.words ?? null),
    opens: { act: action },
    centre: null,
    hidden: false,
  };
}

function withoutPrefix(address: string | null): string | null {
  return address?.split('/')[0] ?? null;
}

function wordsOf(...words: (string | null)[]): string {
  return words
    .filter((word) => word !== null)
    .join(' ')
    .toLowerCase();
}
