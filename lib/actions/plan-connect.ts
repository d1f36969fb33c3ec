/**
 * lib/actions: takes the topology and a request, gives what it would do (plan-*.ts, pure) or does it through the engine
 * and proves the result (the others). Must not import the stream, the server, or anything of HTTP.
 */
import { addressesOf } from '@/lib/ipam/address-map';
import { isInSubnet, isIpv6, canonical, unusableAddresses } from '@/lib/ipam/subnet';
import { nextFreeAddress } from '@/lib/ipam/next-free';
import { endpointId, hasNamespace, isPredefined, networkKind } from '@/lib/model';
import type { ConnectRequest, Container, Endpoint, Network, NetworkId, Topology } from '@/lib/model';
import { keepsApart } from '@/lib/reach/network-pairs';
import { commandLine, nameFor } from './command-line';
import { knownContainer, knownNetwork, named, planOf, reachChange } from './plan';
import type { Plan, Refusal } from './plan';

/** Throws `not_found` for ids that the topology does not hold. */
export function planConnect(topology: Topology, networkId: NetworkId, request: ConnectRequest): Plan {
  const network = knownNetwork(topology, networkId);
  const container = knownContainer(topology, request.containerId);
  const members = topology.endpoints.filter((endpoint) => endpoint.networkId === networkId);
  const refusal =
    presentRefusal(network, container, members) ??
    networkRefusal(network) ??
    containerRefusal(topology, container) ??
    requestRefusal(topology, network, request) ??
    addressRefusal(network, members, request) ??
    fullRefusal(network, container, members, request);
  return planOf(refusal, {
    warnings: warningsOf(network, container, members, request),
    effects: () => ({
      reachable: reachChange(topology, withEndpoint(topology, network, container), container.id),
      ipv4: request.ipv4 ?? predictedIpv4(network, container, members),
      ipv6: request.ipv6 ?? null,
    }),
    command: commandOf(topology, network, container, request),
  });
}

function presentRefusal(network: Network, container: Container, members: readonly Endpoint[]): Refusal | null {
  if (!members.some(({ containerId }) => containerId === container.id)) return null;
  return { code: 'conflict', sentence: `${named(container)} is on ${named(network)} already.` };
}

function networkRefusal(network: Network): Refusal | null {
  const kind = networkKind(network);
  const impossible = (reason: string): Refusal => ({ code: 'not_possible', sentence: `${named(network)} ${reason}` });
  if (kind === 'host') return impossible('is the host’s own namespace: that is chosen when a container is created.');
  if (kind === 'none') return impossible('means no network at all: that is chosen when a container is created.');
  if (network.ingress) return impossible('is Swarm’s own network for published ports: no container joins it by hand.');
  if (network.configOnly) return impossible('holds settings for other networks only: join one of those.');
  if (kind === 'overlay' && !network.attachable) {
    return impossible('takes Swarm services only: an overlay takes containers when it was created with --attachable.');
  }
  return null;
}

function containerRefusal(topology: Topology, container: Container): Refusal | null {
  const impossible = (reason: string): Refusal => ({ code: 'not_possible', sentence: `${named(container)} ${reason}` });
  if (container.swarmTask !== null) return impossible('belongs to a Swarm service: change the service’s networks.');
  if (container.networkMode === 'host')
    return impossible('uses the host’s network, and such a container joins no other.');
  if (container.networkMode.startsWith('container:')) {
    return impossible('uses another container’s network: connect that one, and both are connected.');
  }
  const none = topology.networks.find((network) => networkKind(network) === 'none');
  const isOnNone = topology.endpoints.some((one) => one.networkId === none?.id && one.containerId === container.id);
  if (container.networkMode === 'none' && isOnNone) {
    return impossible('is on the network none, which excludes all others: disconnect it from there first.');
  }
  if (container.state === 'removing' || container.state === 'dead') return impossible('is being removed.');
  return null;
}

/** The engine would take these and drop them without a word. */
function requestRefusal(topology: Topology, network: Network, request: ConnectRequest): Refusal | null {
  const apiVersion = topology.engines[0]?.apiVersion ?? null;
  const impossible = (sentence: string): Refusal => ({ code: 'not_possible', sentence });
  if (request.macAddress !== undefined && isBefore(apiVersion, 54)) {
    return impossible(`This engine (API ${apiVersion}) ignores a MAC address given at connect; API 1.54 takes one.`);
  }
  if (request.gatewayPriority !== undefined && isBefore(apiVersion, 48)) {
    return impossible(`This engine (API ${apiVersion}) knows no gateway priority; API 1.48 does.`);
  }
  if (isPredefined(network) && (request.aliases?.length ?? 0) > 0) {
    return impossible('The default bridge has no names for containers, and so takes no aliases.');
  }
  if (isPredefined(network) && (request.ipv4 ?? request.ipv6) !== undefined) {
    return impossible('The default bridge gives addresses itself: a fixed one needs a network of your own.');
  }
  return null;
}

function addressRefusal(network: Network, members: readonly Endpoint[], request: ConnectRequest): Refusal | null {
  for (const address of [request.ipv4, request.ipv6]) {
    if (address === undefined) continue;
    const subnet = network.subnets.find((one) => isInSubnet(address, one.subnet));
    if (!subnet) {
      const subnets = network.subnets.map((one) => one.subnet).filter((one) => isIpv6(one) === isIpv6(address));
      const known = subnets.length > 0 ? `its subnet is ${subnets.join(', ')}` : 'it has no such subnet';
      return { code: 'not_possible', sentence: `${address} is not an address of ${named(network)}: ${known}.` };
    }
    if (unusableAddresses(subnet).has(canonical(address))) {
      return { code: 'conflict', sentence: `${address} is no container’s address: gateway, reserved, first or last.` };
    }
    if (addressesOf(members).has(canonical(address))) {
      return { code: 'conflict', sentence: `${address} is in use on ${named(network)} already.` };
    }
  }
  return null;
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

function warningsOf(
  network: Network,
  container: Container,
  members: readonly Endpoint[],
  request: ConnectRequest,
): string[] {
  const warnings: string[] = [];
  if (!hasNamespace(container)) warnings.push(`${named(container)} does not run: it joins when it starts.`);
  const isFixed = request.ipv4 !== undefined || request.ipv6 !== undefined;
  // Inspect does not tell who chose the subnet (20.10 to 29); a fixed address that the engine took before does.
  const isProven = members.some(({ requestedIpv4, requestedIpv6 }) => (requestedIpv4 ?? requestedIpv6) !== null);
  if (isFixed && !isProven) {
    warnings.push(
      'The engine takes a fixed address only where a person chose the subnet. If it refuses, connect without one.',
    );
  }
  if (keepsApart(network)) {
    const setting = networkKind(network) === 'bridge' ? 'ICC is off' : 'its mode is private';
    warnings.push(`Containers on this network cannot reach each other (${setting}).`);
  }
  if (network.internal) warnings.push('This network is internal: it leads to no other network and not outside.');
  return warnings;
}

function isBefore(apiVersion: string | null, minor: number): boolean {
  const [major = 1, given = 0] = (apiVersion ?? '1.0').split('.').map(Number);
  return major === 1 && given < minor;
}

function withEndpoint(topology: Topology, network: Network, container: Container): Topology {
  const endpoint: Endpoint = {
    id: endpointId(network.id, container.id),
    networkId: network.id,
    containerId: container.id,
    engineEndpointId: null,
    macAddress: null,
    ipv4: null,
    ipv6: null,
    gateway: null,
    gatewayIpv6: null,
    aliases: [],
    dnsNames: [],
    requestedIpv4: null,
    requestedIpv6: null,
    interfaceName: null,
    hostInterfaceName: null,
    active: false,
  };
  return { ...topology, endpoints: [...topology.endpoints, endpoint] };
}

function commandOf(topology: Topology, network: Network, container: Container, request: ConnectRequest): string {
  const { ipv4, ipv6, aliases = [], gatewayPriority, driverOptions = {} } = request;
  return commandLine([
    'docker',
    'network',
    'connect',
    ...(ipv4 === undefined ? [] : ['--ip', ipv4]),
    ...(ipv6 === undefined ? [] : ['--ip6', ipv6]),
    ...aliases.flatMap((alias) => ['--alias', alias]),
    ...(gatewayPriority === undefined ? [] : ['--gw-priority', String(gatewayPriority)]),
    ...Object.entries(driverOptions).flatMap(([key, value]) => ['--driver-opt', `${key}=${value}`]),
    nameFor(network, topology.networks),
    nameFor(container, topology.containers),
  ]);
}
