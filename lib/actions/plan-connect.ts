/**
 * lib/actions: takes the topology and a request, gives what it would do (plan-*.ts, pure) or does it through the engine
 * and proves the result (the others). Must not import the stream, the server, or anything of HTTP.
 */
import { nameFor } from '@/lib/commands/command-line';
import { connectCommand } from '@/lib/commands/connect-command';
import { addressesOf } from '@/lib/ipam/address-map';
import { subnetsWithGateway } from '@/lib/ipam/gateway';
import { isIpv6 } from '@/lib/ipam/subnet';
import { isSurelyChosen, poolsOf } from '@/lib/ipam/subnet-origin';
import { nextFreeAddress } from '@/lib/ipam/next-free';
import { hasNamespace, indexTopology, networkKind } from '@/lib/model';
import type { ConnectRequest, Container, Endpoint, Network, NetworkId, Topology } from '@/lib/model';
import { keepsApart } from '@/lib/reach/network-pairs';
import { reachChange } from '@/lib/reach/reach-change';
import { connectRefusal } from './connect-refusal';
import { knownContainer, knownNetwork, named, planOf } from './plan';
import type { Known, Plan, Refusal } from './plan';

/** Throws `not_found` for ids that the topology does not hold. */
export function planConnect(known: Known, networkId: NetworkId, request: ConnectRequest): Plan {
  const { topology } = known;
  const { members, network } = joined(topology, networkId);
  const container = knownContainer(topology, request.containerId);
  const refusal =
    connectRefusal(topology, network, container, members, request) ?? fullRefusal(network, container, members, request);
  return planOf(refusal, {
    warnings: [
      ...networkWarnings(network),
      ...(hasNamespace(container) ? [] : [`${named(container)} does not run: it joins when it starts.`]),
      ...fixedAddressWarnings(known, network, members, request),
      ...aliasWarnings(topology, members, request),
    ],
    effects: () => ({
      reachable: reachChange(topology, [{ kind: 'attach', networkId, containerId: container.id }], container.id),
      ipv4: request.ipv4 ?? predictedIpv4(network, container, members),
      ipv6: request.ipv6 ?? null,
    }),
    command: connectCommand(nameFor(network, topology.networks), nameFor(container, topology.containers), request),
  });
}

/** The network with the gateways that it really has, and who is on it. */
function joined(topology: Topology, id: NetworkId): { network: Network; members: readonly Endpoint[] } {
  const network = knownNetwork(topology, id);
  const members = indexTopology(topology).endpointsByNetwork.get(id) ?? [];
  return { network: { ...network, subnets: subnetsWithGateway(network, members) }, members };
}

function fullRefusal(
  network: Network,
  container: Container,
  members: readonly Endpoint[],
  request: ConnectRequest,
): Refusal | null {
  if (!getsIpv4Now(network, container) || request.ipv4 !== undefined) return null;
  if (predictedIpv4(network, container, members) !== null) return null;
  return { code: 'not_possible', sentence: `${named(network)} has no free address left.` };
}

function predictedIpv4(network: Network, container: Container, members: readonly Endpoint[]): string | null {
  return getsIpv4Now(network, container) ? nextFreeAddress(network, addressesOf(members).keys()) : null;
}

/** Of an overlay only this node's addresses are known; a stopped container gets its address at its start. */
function getsIpv4Now(network: Network, container: Container): boolean {
  const hasIpv4 = network.subnets.some(({ subnet }) => !isIpv6(subnet));
  return hasIpv4 && network.scope === 'local' && hasNamespace(container);
}

function networkWarnings(network: Network): string[] {
  const warnings: string[] = [];
  if (keepsApart(network)) {
    const setting = networkKind(network) === 'bridge' ? 'ICC is off' : 'its mode is private';
    warnings.push(`Containers on this network cannot reach each other (${setting}).`);
  }
  if (network.internal) warnings.push('This network is internal: it leads to no other network and not outside.');
  return warnings;
}

function fixedAddressWarnings(
  { topology, facts }: Known,
  network: Network,
  members: readonly Endpoint[],
  request: ConnectRequest,
): string[] {
  if ((request.ipv4 ?? request.ipv6) === undefined) return [];
  // Inspect does not tell who chose the subnet (20.10 to 29); a fixed address that the engine took before does.
  const isProven = members.some(({ requestedIpv4, requestedIpv6 }) => (requestedIpv4 ?? requestedIpv6) !== null);
  // As the engine tells it: a gateway that it does not name is one of the proofs.
  const told = knownNetwork(topology, network.id);
  if (isProven || isSurelyChosen(told, poolsOf(facts))) return [];
  const subnets = network.subnets.map(({ subnet }) => subnet).join(', ');
  return [
    `${subnets} looks like one the engine took from its own pools: then it refuses fixed addresses. Connect without one if it does.`,
  ];
}

/** The engine's DNS then answers with both, one after the other. */
function aliasWarnings(topology: Topology, members: readonly Endpoint[], { aliases = [] }: ConnectRequest): string[] {
  const { containerById } = indexTopology(topology);
  return aliases.flatMap((alias) => {
    const others = members.filter(({ dnsNames }) => dnsNames.includes(alias));
    const names = others.flatMap(({ containerId }) => containerById.get(containerId) ?? []).map(named);
    return names.length === 0 ? [] : [`${alias} is a name of ${names.join(', ')} here too: both will answer to it.`];
  });
}
