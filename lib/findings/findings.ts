/**
 * lib/findings: takes a topology, gives what in it exposes more than it need to, with the evidence and what ends it.
 * Pure. Must import nothing but lib/model: no engine, no clock, no files.
 */
import { createHash } from 'node:crypto';
import { hasNamespace, indexTopology, stableNames, topologyOrder } from '@/lib/model';
import type { Container, Topology, TopologyIndex } from '@/lib/model';
import { findingIdSchema, findingRules, severities } from '@/lib/model/finding';
import type { Finding } from '@/lib/model/finding';
import { oncePerTopology } from '@/lib/model/once-per-topology';
import { hostNetworkObservations, privilegeObservations, publishedObservations } from './container-rules';
import { bridgeObservations, overlayObservations, straddlingObservations } from './network-rules';
import type { Observation } from './observation';
import { rules } from './rules';

/** A finding, and the parts of its evidence by keys that outlive containers: see Observation. */
export interface Found {
  finding: Finding;
  parts: ReadonlyMap<string, string>;
}

/** Gravest first, then by rule and name. Of what runs only: what is stopped exposes nothing. Reckoned once a topology. */
export const findingsOf = oncePerTopology(find);

/** Containers that run and of which nobody has told what they may do on the host. */
export function unexamined({ containers }: Topology): Container[] {
  return containers.filter((container) => runs(container) && container.privileges === null);
}

function find(topology: Topology): readonly Found[] {
  const index = indexTopology(topology);
  const observations = [
    ...topology.containers
      .filter(runs)
      .flatMap((container) => [
        ...privilegeObservations(container, index),
        ...publishedObservations(container),
        ...hostNetworkObservations(container, index),
        ...straddlingObservations(container, topology, index),
      ]),
    ...topology.networks.flatMap((network) => [
      ...overlayObservations(network),
      ...bridgeObservations(network, membersOf(index, network.id), topology),
    ]),
  ];
  return observations.map((observation) => foundOf(observation, topology)).sort(byGravity);
}

/** In a moment it has its namespace again. */
function runs(container: Container): boolean {
  return hasNamespace(container) || container.state === 'restarting';
}

function membersOf(index: TopologyIndex, id: Parameters<TopologyIndex['endpointsByNetwork']['get']>[0]): Container[] {
  return (index.endpointsByNetwork.get(id) ?? [])
    .flatMap(({ active, containerId }) => {
      const container = active ? index.containerById.get(containerId) : undefined;
      return container ? [container] : [];
    })
    .sort(topologyOrder);
}

function foundOf(observation: Observation, topology: Topology): Found {
  const { rule, severity, subject, related, parts, evidence, remedy, command, edit, cis } = observation;
  const [network, container] = 'network' in subject ? [subject.network, null] : [null, subject.container];
  const about = 'network' in subject ? subject.network : subject.container;
  const stable = stableNames(topology).get(about.id) ?? about.id;
  const finding: Finding = {
    // What has been accepted hangs on it, and names come from anybody: nothing weaker than SHA-256 would do.
    id: findingIdSchema.parse(`${rule}-${digest([stable]).slice(0, 32)}`),
    ...{ rule, severity, title: rules[rule].title, cis: cis ?? rules[rule].cis },
    networkId: network?.id ?? null,
    containerId: container?.id ?? null,
    name: about.name,
    related: {
      networks: (related?.networks ?? []).map(({ id }) => id),
      containers: (related?.containers ?? []).map(({ id }) => id),
    },
    ...{ evidence, remedy, command: command ?? null, edit: edit ?? null },
    version: digest([...parts.keys()].sort()).slice(0, 16),
  };
  return { finding, parts };
}

function digest(words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

function byGravity({ finding: a }: Found, { finding: b }: Found): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    findingRules.indexOf(a.rule) - findingRules.indexOf(b.rule) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)
  );
}
