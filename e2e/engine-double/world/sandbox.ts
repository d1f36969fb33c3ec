import { notFound } from '../engine-refusal';
import type { DoubleContainer, DoubleEndpoint, EndpointLease, EndpointRequest } from './container';
import type { DoubleWorld } from './double-world';
import { networkIfAny } from './find';
import type { DoubleNetwork } from './network';

/** Gives a running container its addresses on a network, as a sandbox that is plugged in. */
export function lease(world: DoubleWorld, network: DoubleNetwork, request: EndpointRequest): EndpointLease {
  const v4 = addressOn(network, 4, request.ipv4);
  const v6 = addressOn(network, 6, request.ipv6);
  const addressed = v4.address !== '' || v6.address !== '';
  return {
    endpointId: world.random.hex(64),
    macAddress: addressed ? (request.macAddress ?? macFor(world, v4.address)) : '',
    ipv4: v4.address,
    ipv4Prefix: v4.prefix,
    gateway: network.internal ? '' : v4.gateway,
    ipv6: v6.address,
    ipv6Prefix: v6.prefix,
    ipv6Gateway: network.internal ? '' : v6.gateway,
  };
}

function addressOn(network: DoubleNetwork, family: 4 | 6, asked: string | undefined) {
  const subnets = network.subnets.filter(({ pool }) => pool.subnet.family === family);
  for (const { pool, assignedGateway } of subnets) {
    if (asked !== undefined && !pool.holds(asked)) continue;
    if (asked !== undefined) pool.reserve(asked);
    const address = asked ?? pool.takeNext();
    if (address !== null) return { address, prefix: pool.subnet.prefix, gateway: assignedGateway };
  }
  return { address: '', prefix: 0, gateway: '' };
}

function macFor(world: DoubleWorld, ipv4: string): string {
  const bytes = ipv4.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  if (world.dialect.macFromAddress && bytes.length === 4) return ['02', '42', ...bytes].join(':');
  const drawn = Array.from({ length: 5 }, () => world.random.hex(2));
  return ['02', ...drawn].join(':');
}

/** Returns the addresses of an endpoint to their pools. */
export function release(world: DoubleWorld, endpoint: DoubleEndpoint): void {
  const network = world.networks.get(endpoint.networkId);
  if (!network || !endpoint.lease) return;
  for (const { pool } of network.subnets) {
    for (const address of [endpoint.lease.ipv4, endpoint.lease.ipv6]) if (pool.holds(address)) pool.release(address);
  }
}

/** All endpoints get addresses, or the start is refused because a network is gone. */
export function plugIn(world: DoubleWorld, container: DoubleContainer): DoubleContainer {
  const networks = [...container.endpoints.keys()].map((name) => {
    const network = networkIfAny(world, name);
    if (!network) throw notFound(`network ${name} not found`);
    return network;
  });
  const endpoints = new Map<string, DoubleEndpoint>();
  for (const network of networks) {
    const before = container.endpoints.get(network.name);
    const request = before?.request ?? {};
    const joined = before?.joined ?? false;
    const leased = lease(world, network, request);
    endpoints.set(network.name, { networkName: network.name, networkId: network.id, request, joined, lease: leased });
  }
  const plugged = world.putContainer({ ...container, endpoints });
  for (const network of networks) world.tellOfEndpoint(network, 'connect', plugged);
  return plugged;
}

/** The requests stay, the addresses go. */
export function plugOut(world: DoubleWorld, container: DoubleContainer): DoubleContainer {
  const endpoints = new Map<string, DoubleEndpoint>();
  for (const [name, endpoint] of container.endpoints) {
    release(world, endpoint);
    endpoints.set(name, { ...endpoint, lease: null });
  }
  const unplugged = world.putContainer({ ...container, endpoints });
  for (const endpoint of container.endpoints.values()) {
    const network = world.networks.get(endpoint.networkId);
    if (network && endpoint.lease) world.tellOfEndpoint(network, 'disconnect', unplugged);
  }
  return unplugged;
}
