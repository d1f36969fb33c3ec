import { isPredefined, networkKind, quotedName, shortId, stableNames } from '@/lib/model';
import type { Container, Network, Topology, TopologyIndex } from '@/lib/model';
import type { Observation } from './observation';
import { iccOnDefaultBridge } from './rules';
import { listOf, namesOf } from './words';

/** Every overlay, also one that nobody is on: whoever comes next would not be asked. */
export function overlayObservations(network: Network): Observation[] {
  if (network.encrypted !== false || network.configOnly) return [];
  const remedy = network.ingress
    ? 'Make the ingress anew with `--opt encrypted`, while no service publishes a port through it.'
    : 'Encrypt it (`--opt encrypted`): between nodes it then goes by IPsec.';
  return [
    {
      ...{ rule: 'unencrypted-overlay', severity: network.ingress ? 'low' : 'medium', subject: { network } },
      parts: new Map([['unencrypted', 'not encrypted']]),
      evidence: `What goes from node to node over ${quotedName(network.name)} can be read and forged by whoever is on the way. Within one node nothing leaves it.`,
      remedy,
      edit: network.ingress ? null : 'encrypted',
    },
  ];
}

/** `members`: whoever is on it and runs. */
export function bridgeObservations(network: Network, members: readonly Container[], topology: Topology): Observation[] {
  if (networkKind(network) !== 'bridge' || network.configOnly || members.length === 0) return [];
  return [...shared(network, members, topology), ...defaultBridge(network, members, topology)];
}

function shared(network: Network, members: readonly Container[], topology: Topology): Observation[] {
  if (network.icc === false) return [];
  const common = { rule: 'shared-bridge', severity: 'medium', subject: { network } } as const;
  if (isPredefined(network)) {
    if (members.length < 2) return [];
    return [
      {
        ...common,
        cis: iccOnDefaultBridge,
        related: { containers: members },
        parts: partsOf(members, topology),
        evidence: `${namesOf(members)} reach each other on every port, though nothing but the default bridge joins them.`,
        remedy:
          'Give each application a network of its own. For what must stay, switch ICC off: `"icc": false` in the engine’s `daemon.json`.',
      },
    ];
  }
  // Whatever is of no project comes last.
  const projects = [...new Set(members.map(({ project }) => project))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a < b ? -1 : 1,
  );
  if (projects.length < 2) return [];
  const names = projects.map((project) => (project === null ? 'no project' : quotedName(project)));
  return [
    {
      ...common,
      related: { containers: members },
      parts: new Map(projects.map((project, at) => [`project ${project ?? ''}`, names[at] ?? ''])),
      evidence: `${members.length} containers of ${listOf(names)} reach each other on every port.`,
      remedy:
        'Split it: one network for each pair that has to talk. Where none of them has to, switch ICC off: `com.docker.network.bridge.enable_icc=false`.',
      edit: 'icc',
    },
  ];
}

function defaultBridge(network: Network, members: readonly Container[], topology: Topology): Observation[] {
  if (!isPredefined(network)) return [];
  const one = members.length === 1;
  return [
    {
      ...{ rule: 'default-bridge', severity: 'low', subject: { network } },
      related: { containers: members },
      parts: partsOf(members, topology),
      evidence: `${namesOf(members)} ${one ? 'is' : 'are'} on the default bridge: without names to find others by, and with whatever else is started without a network.`,
      remedy: `Make a network of ${one ? 'its' : 'their'} own, attach ${one ? 'it' : 'them'} there and detach ${one ? 'it' : 'them'} from the default bridge.`,
    },
  ];
}

/** A container on an `internal` network that is on another one, too, which leads outside. */
export function straddlingObservations(
  container: Container,
  topology: Topology,
  { endpointsByContainer, networkById }: TopologyIndex,
): Observation[] {
  const networks = (endpointsByContainer.get(container.id) ?? []).flatMap(({ active, networkId }) => {
    const network = networkById.get(networkId);
    return active && network && networkKind(network) !== 'none' ? [network] : [];
  });
  const [inside, outside] = [networks.filter((one) => one.internal), networks.filter((one) => !one.internal)];
  const [way] = outside;
  if (inside.length === 0 || !way) return [];
  return [
    {
      ...{ rule: 'straddles-internal', severity: 'medium', subject: { container } },
      related: { networks },
      parts: partsOf(networks, topology),
      evidence: `${quotedName(container.name)} is on ${namesOf(inside)}, which ${inside.length === 1 ? 'is' : 'are'} internal, and on ${namesOf(outside)}, which ${outside.length === 1 ? 'leads' : 'lead'} outside: whoever gets into it is a way in and out.`,
      remedy: `Detach it from ${namesOf(outside)}, or leave the way out to one proxy that does nothing else.`,
      command: outside.length === 1 ? `docker network disconnect ${shortId(way.id)} ${shortId(container.id)}` : null,
    },
  ];
}

function partsOf(items: readonly (Network | Container)[], topology: Topology): Map<string, string> {
  const stable = stableNames(topology);
  return new Map(items.map(({ id, name }) => [stable.get(id) ?? id, quotedName(name)]));
}
