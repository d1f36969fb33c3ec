import { forbidden, systemError } from '../engine-refusal';
import { checkMode, checkRequest, leaveHost } from './connect-check';
import { isAlive, type DoubleContainer, type DoubleEndpoint, type EndpointRequest } from './container';
import type { DoubleWorld } from './double-world';
import { findContainer, findNetwork, networkIfAny } from './find';
import { lease, release } from './sandbox';

const withEndpoint = (container: DoubleContainer, endpoint: DoubleEndpoint): DoubleContainer => ({
  ...container,
  endpoints: new Map(container.endpoints).set(endpoint.networkName, endpoint),
});

function withoutEndpoint(container: DoubleContainer, networkName: string): DoubleContainer {
  const endpoints = new Map(container.endpoints);
  endpoints.delete(networkName);
  return { ...container, endpoints };
}

/**
 * A stopped container only has the wish noted: no event, no address, and no complaint even when there is no such
 * network or it is connected already.
 */
export function connect(world: DoubleWorld, networkRef: string, containerRef: string, request: EndpointRequest): void {
  const container = findContainer(world, containerRef);
  if (!isAlive(container)) {
    const network = networkIfAny(world, networkRef);
    if (network) checkMode(world, network, container);
    const networkName = network?.name ?? networkRef;
    if (container.endpoints.has(networkName)) return;
    world.putContainer(
      withEndpoint(container, { networkName, networkId: '', request, joined: network !== null, lease: null }),
    );
    return;
  }
  const network = findNetwork(world, networkRef);
  checkMode(world, network, container);
  if (container.endpoints.has(network.name)) {
    throw forbidden(`endpoint with name ${container.name} already exists in network ${network.name}`);
  }
  checkRequest(world, network, request);
  const endpoint = {
    networkName: network.name,
    networkId: network.id,
    request,
    joined: true,
    lease: lease(world, network, request),
  };
  world.tellOfEndpoint(network, 'connect', world.putContainer(withEndpoint(container, endpoint)));
}

/** 20.10 tells twice of a running container's disconnect, and once of a stopped one's; newer engines once and never. */
export function disconnect(world: DoubleWorld, networkRef: string, containerRef: string, force: boolean): void {
  const network = networkIfAny(world, networkRef);
  if (!network && !force) findNetwork(world, networkRef);
  if (force && network?.stale.includes(containerRef))
    return world.putNetwork({ ...network, stale: network.stale.filter((name) => name !== containerRef) });
  const container = findContainer(world, containerRef);
  const networkName = network?.name ?? networkRef;
  const alive = isAlive(container);
  if (networkName === 'host' && container.networkMode === 'host') throw leaveHost(world);
  const endpoint = container.endpoints.get(networkName);
  if (!endpoint) {
    const the = alive ? '' : 'the ';
    throw systemError(`container ${container.id} is not connected to ${the}network ${networkName}`);
  }
  release(world, endpoint);
  const left = world.putContainer(withoutEndpoint(container, networkName));
  const old = world.dialect.version === '20.10';
  const times = Number(alive) + Number(old);
  for (let told = 0; network && told < times; told += 1) world.tellOfEndpoint(network, 'disconnect', left);
}
