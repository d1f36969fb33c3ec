import { indexTopology } from '@/lib/model';
import type { Container, Network, Topology } from '@/lib/model';
import type { Chosen, Exported } from './chosen';
import { distinctKeys } from './compose-keys';
import { composeNetwork, externalNetwork, whyNotByCompose } from './compose-network';
import { networkSet } from './network-set';
import { composeServices, isNamed, joinedBy } from './service-groups';
import { byCount, comment, namesOf, origin } from './words';
import { yamlText } from './yaml-text';

/**
 * A file that Compose 2 and docker-compose 1.29 read: no `version:`, which one calls obsolete and the other does without,
 * and no `name:`, which 1.29 refuses. Networks that are not chosen, and those that Compose cannot make, are external.
 */
export function composeFile(topology: Topology, chosen: Chosen): Exported {
  const { made: possible, notes: setNotes } = networkSet(topology, chosen);
  const made = possible.filter((network) => whyNotByCompose(network) === null);
  const wanted = topology.containers.filter(({ id }) => chosen.containers.has(id));
  const containers = wanted
    .filter(({ swarmTask }) => swarmTask === null)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const joined = joinedNetworks(topology, containers);
  const external = joined.filter((network) => !made.includes(network));
  const networks = [...made, ...external];
  const keys = distinctKeys(networks, ({ labels, name }) => [labels['com.docker.compose.network'] || name, name]);
  const byId = new Map(networks.map((network) => [network.id, keys.get(network) ?? network.name]));
  const services = composeServices(topology, containers, byId);
  const notes = [
    ...setNotes,
    ...notMade(possible),
    ...unusedNotes(made.filter((network) => !joined.includes(network))),
    ...containerNotes(topology, wanted),
    ...(made.length > 0 ? [differences] : []),
    ...newerNotes(topology, made, containers),
  ];
  const file = {
    ...(containers.length > 0 && { services }),
    ...(networks.length > 0 && {
      networks: Object.fromEntries(
        networks.map((network) => [
          keys.get(network),
          made.includes(network) ? composeNetwork(network) : externalNetwork(network),
        ]),
      ),
    }),
  };
  const plain = Object.keys(file).length > 0 ? yamlText(file) : '';
  return { text: `${[origin(topology), ...notes].map(comment).join('')}${plain}`, plain, notes };
}

const differences =
  'Compose adds labels of its own (com.docker.compose.…), and docker-compose 1 makes every network attachable.';

function joinedNetworks(topology: Topology, containers: readonly Container[]): Network[] {
  const networks = containers.flatMap((one) => joinedBy(topology, one)).map(({ network }) => network);
  return [...new Set(networks.filter(isNamed))].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function notMade(networks: readonly Network[]): string[] {
  const reasons = new Set(networks.flatMap((network) => whyNotByCompose(network) ?? []));
  return [...reasons].map((why) => {
    const those = networks.filter((network) => whyNotByCompose(network) === why);
    return `${namesOf(those)} ${byCount(those, 'is', 'are')} not made: ${why}. The shell script can.`;
  });
}

function unusedNotes(unused: readonly Network[]): string[] {
  if (unused.length === 0) return [];
  return [`Compose makes only what a service uses, and none here uses ${namesOf(unused)}.`];
}

function containerNotes(topology: Topology, wanted: readonly Container[]): string[] {
  const { containerById } = indexTopology(topology);
  const tasks = wanted.filter(({ swarmTask }) => swarmTask !== null);
  const ofSwarm = [...new Set(tasks.map(({ service, name }) => service ?? name))].map((name) => ({ name }));
  const services = wanted.filter(({ swarmTask }) => swarmTask === null);
  const stopped = services.filter(({ state }) => state !== 'running' && state !== 'paused');
  const guests = services.filter(({ sharesNamespaceWith: id }) => id !== null && !wanted.some((one) => one.id === id));
  const hosts = guests.flatMap(({ sharesNamespaceWith: id }) => (id && containerById.get(id)) || []);
  const linked = services.filter((one) => joinedBy(topology, one).some(({ endpoint }) => endpoint.links.length > 0));
  const mixed = services.filter((one) => {
    const networks = joinedBy(topology, one).map(({ network }) => network);
    return networks.some(isNamed) && !networks.every(isNamed);
  });
  return [
    ...(services.length > 0
      ? [
          'Of services this holds image, networks and published ports: environment, command and volumes are not known here.',
        ]
      : []),
    ...(tasks.length > 0 ? [`The tasks of ${namesOf(ofSwarm)} are left out: Swarm makes those of its services.`] : []),
    ...(stopped.length > 0
      ? [
          `${namesOf(stopped)} ${byCount(stopped, 'does', 'do')} not run: engines tell the published ports of running containers only.`,
        ]
      : []),
    ...(hosts.length > 0 ? [`${namesOf(hosts)} must be there: its network is used.`] : []),
    ...(linked.length > 0
      ? [
          `${namesOf(linked)} ${byCount(linked, 'has', 'have')} links, which are left out: Compose links services, and not on one network alone. The shell script can.`,
        ]
      : []),
    ...(mixed.length > 0
      ? [
          `${namesOf(mixed)} ${byCount(mixed, 'is', 'are')} on a network of the engine’s own too, beside which Compose takes no other: that one is left out.`,
        ]
      : []),
  ];
}

function newerNotes(topology: Topology, made: readonly Network[], containers: readonly Container[]): string[] {
  const endpoints = containers.flatMap((one) => joinedBy(topology, one)).map(({ endpoint }) => endpoint);
  const newest = [
    ...(made.some(({ ipv4 }) => !ipv4) ? ['enable_ipv4'] : []),
    ...(endpoints.some(({ gatewayPriority }) => Boolean(gatewayPriority)) ? ['gw_priority'] : []),
  ];
  return [
    ...(endpoints.some(({ driverOptions }) => Object.keys(driverOptions).length > 0)
      ? ['docker-compose 1 does not know driver_opts of a service’s network: it takes Compose 2.']
      : []),
    ...(newest.length > 0 ? [`It takes Compose 2.33.1 or newer to heed ${newest.join(' and ')}.`] : []),
  ];
}
