/**
 * lib/export: takes a topology and what of it is chosen, gives it as text that makes it anew (shell-script.ts,
 * compose-file.ts); takes a Compose file, gives what it would add (compose-preview.ts). Pure; must not import anything but
 * the model, commands and ipam.
 */
import { nameFor } from '@/lib/commands/command-line';
import { connectCommand } from '@/lib/commands/connect-command';
import { createNetworkCommand } from '@/lib/commands/create-network-command';
import { connectRequestFor, requestFor } from '@/lib/commands/network-request';
import { indexTopology, isPredefined, whyJoinsNothing, whyTakesNobody } from '@/lib/model';
import type { Container, Endpoint, Network, Topology } from '@/lib/model';
import type { Chosen, Exported } from './chosen';
import { networkSet } from './network-set';
import { sayable } from './unsayable';
import { byCount, comment, namesOf, origin } from './words';

/** A script for any POSIX shell: the networks in an order in which they can be made, then who was on them. */
export function shellScript(topology: Topology, chosen: Chosen): Exported {
  const { made, notes: setNotes } = networkSet(topology, chosen);
  const inOrder = [...made.filter(({ configOnly }) => configOnly), ...made.filter(({ configOnly }) => !configOnly)];
  const { connections, stuck } = connectionsOf(topology, chosen, made);
  const missing = inOrder.filter(({ configFrom }) => configFrom !== null && !made.some(isCalled(configFrom)));
  const curtailed = inOrder.filter((network) => !sayable(requestFor(network)).isWhole);
  const withoutIpv4 = made.filter(({ ipv4 }) => !ipv4);
  const moving = connections.some(({ endpoint }) => endpoint.requestedIpv4 === null);
  const notes = [
    ...setNotes,
    ...(missing.length > 0
      ? [
          `${namesOf(missing)} ${byCount(missing, 'takes its', 'take their')} settings from a network that must be there.`,
        ]
      : []),
    ...(curtailed.length > 0
      ? [
          `${namesOf(curtailed)} ${byCount(curtailed, 'lacks', 'lack')} labels or options whose keys the docker command does not take.`,
        ]
      : []),
    ...(withoutIpv4.length > 0
      ? [`${namesOf(withoutIpv4)} ${byCount(withoutIpv4, 'comes', 'come')} back with IPv4, without which it is here.`]
      : []),
    ...(stuck.length > 0
      ? [`${namesOf(stuck)} ${byCount(stuck, 'is', 'are')} not connected: that cannot be done by hand.`]
      : []),
    ...(moving ? ['Containers are connected and not made; those without a fixed address may get another one.'] : []),
  ];
  const commands = [
    inOrder.map((network) => createNetworkCommand(sayable(requestFor(network)).request)),
    connections.map(({ network, container, endpoint }) => connectLine(topology, network, container, endpoint)),
  ];
  const body = commands.flatMap((lines) => (lines.length > 0 ? [`\n${lines.join('\n')}\n`] : [])).join('');
  const written = (comments: readonly string[]) => `#!/bin/sh\n${comments.map(comment).join('')}set -eu\n${body}`;
  return { text: written([origin(topology), ...notes]), plain: written([]), notes };
}

interface Connection {
  network: Network;
  container: Container;
  endpoint: Endpoint;
}

/** To what is made; where nothing is, to all that they are on. */
function connectionsOf(topology: Topology, chosen: Chosen, made: readonly Network[]) {
  const { networkById, endpointsByContainer } = indexTopology(topology);
  const connections: Connection[] = [];
  const stuck: Container[] = [];
  for (const container of topology.containers) {
    if (!chosen.containers.has(container.id)) continue;
    const joined = (endpointsByContainer.get(container.id) ?? []).flatMap((endpoint) => {
      const network = networkById.get(endpoint.networkId);
      const isWanted = network && (made.includes(network) || (chosen.networks.size === 0 && !isPredefined(network)));
      return isWanted ? [{ network, container, endpoint }] : [];
    });
    const possible = whyJoinsNothing(container, topology) === null ? joined.filter(takesSomebody) : [];
    connections.push(...possible);
    if (possible.length < joined.length) stuck.push(container);
  }
  return { connections, stuck };
}

const takesSomebody = ({ network }: Connection) => whyTakesNobody(network) === null;
const isCalled = (name: string | null) => (network: Network) => network.name === name;

/** The network by its name, whatever that is: its id will be another one. */
function connectLine(topology: Topology, { name }: Network, container: Container, endpoint: Endpoint): string {
  const { containerId: _, ...request } = connectRequestFor(endpoint, topology.engines[0]?.apiVersion ?? null);
  return connectCommand(name, nameFor(container, topology.containers), request);
}
