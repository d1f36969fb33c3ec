import { addressesOf } from '@/lib/ipam/address-map';
import { canonical, isInSubnet, isIpv6, unusableAddresses } from '@/lib/ipam/subnet';
import { heeds, isPredefined, whyJoinsNothing, whyTakesNobody } from '@/lib/model';
import type { ConnectRequest, Container, Endpoint, Network, Topology } from '@/lib/model';
import { named } from './plan';
import type { Refusal } from './plan';

/** Why this connect cannot be: what the engine refuses, and what it takes although it cannot work. */
export function connectRefusal(
  topology: Topology,
  network: Network,
  container: Container,
  members: readonly Endpoint[],
  request: ConnectRequest,
): Refusal | null {
  return (
    presentRefusal(network, container, members) ??
    possibleRefusal(topology, network, container) ??
    versionRefusal(topology, request) ??
    defaultBridgeRefusal(network, request) ??
    addressRefusal(network, members, request) ??
    macRefusal(network, members, request)
  );
}

function presentRefusal(network: Network, container: Container, members: readonly Endpoint[]): Refusal | null {
  if (!members.some(({ containerId }) => containerId === container.id)) return null;
  return { code: 'conflict', sentence: `${named(container)} is on ${named(network)} already.` };
}

function possibleRefusal(topology: Topology, network: Network, container: Container): Refusal | null {
  for (const [one, why] of [
    [network, whyTakesNobody(network)],
    [container, whyJoinsNothing(container, topology)],
  ] as const) {
    if (why !== null) return { code: 'not_possible', sentence: `${named(one)} ${why}` };
  }
  return null;
}

function versionRefusal({ engines }: Topology, request: ConnectRequest): Refusal | null {
  const apiVersion = engines[0]?.apiVersion ?? null;
  const impossible = (field: string, sentence: string): Refusal => ({ code: 'not_possible', sentence, field });
  if (request.macAddress !== undefined && !heeds(apiVersion, 'macAddress')) {
    return impossible(
      'macAddress',
      `This engine (API ${apiVersion}) ignores a MAC address given at connect; API 1.54 takes one.`,
    );
  }
  if (request.gatewayPriority !== undefined && !heeds(apiVersion, 'gatewayPriority')) {
    return impossible('gatewayPriority', `This engine (API ${apiVersion}) knows no gateway priority; API 1.48 does.`);
  }
  return null;
}

function defaultBridgeRefusal(network: Network, request: ConnectRequest): Refusal | null {
  if (!isPredefined(network)) return null;
  const impossible = (field: string, sentence: string): Refusal => ({ code: 'not_possible', sentence, field });
  if ((request.aliases?.length ?? 0) > 0) {
    return impossible('aliases', 'The default bridge has no names for containers, and so takes no aliases.');
  }
  for (const field of ['ipv4', 'ipv6'] as const) {
    if (request[field] === undefined) continue;
    return impossible(field, 'The default bridge gives addresses itself: a fixed one needs a network of your own.');
  }
  return null;
}

function addressRefusal(network: Network, members: readonly Endpoint[], request: ConnectRequest): Refusal | null {
  for (const field of ['ipv4', 'ipv6'] as const) {
    const address = request[field];
    if (address === undefined) continue;
    const subnet = network.subnets.find((one) => isInSubnet(address, one.subnet));
    if (!subnet) {
      const subnets = network.subnets.map((one) => one.subnet).filter((one) => isIpv6(one) === isIpv6(address));
      const known = subnets.length > 0 ? `its subnet is ${subnets.join(', ')}` : 'it has no such subnet';
      return { code: 'not_possible', sentence: `${address} is not an address of ${named(network)}: ${known}.`, field };
    }
    if (unusableAddresses(subnet).has(canonical(address))) {
      return {
        code: 'conflict',
        sentence: `${address} is no container’s address: gateway, reserved, first or last.`,
        field,
      };
    }
    if (addressesOf(members).has(canonical(address))) {
      return { code: 'conflict', sentence: `${address} is in use on ${named(network)} already.`, field };
    }
  }
  return null;
}

/** Two interfaces of one address on one segment: frames reach now the one, now the other. Engines take it. */
export function macRefusal(
  network: Network,
  members: readonly Endpoint[],
  { macAddress }: ConnectRequest,
): Refusal | null {
  if (!members.some((one) => one.macAddress !== null && one.macAddress === macAddress?.toLowerCase())) return null;
  const sentence = `${macAddress} is in use on ${named(network)} already.`;
  return { code: 'conflict', sentence, field: 'macAddress' };
}
