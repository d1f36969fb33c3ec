import { badRequest, forbidden, systemError, type EngineRefusal } from '../engine-refusal';
import type { DoubleContainer, EndpointRequest } from './container';
import type { DoubleWorld } from './double-world';
import { parseAddress } from './ip-address';
import type { DoubleNetwork } from './network';

const NO_SUBNET =
  'user specified IP address is supported only when connecting to networks with user configured subnets';
const NO_DEFAULT = 'user specified IP address is supported on user defined networks only';
const NO_ALIAS = 'network-scoped alias is supported only for containers in user defined networks';
const OLD_HOST = 'container cannot be disconnected from host network or connected to host network';
const NEW_HOST_LEAVE = 'cannot disconnect container from host network - container was created in host network mode';
const NEW_HOST_JOIN = 'cannot connect container to host network - container must be created in host network mode';

/** What the container's own mode forbids. */
export function checkMode(world: DoubleWorld, network: DoubleNetwork, container: DoubleContainer): void {
  if (container.networkMode === 'host' || container.networkMode.startsWith('container:')) {
    throw badRequest(
      'container sharing network namespace with another container or host cannot be connected to any other network',
    );
  }
  if (network.name === 'host') throw badRequest(world.dialect.version === '20.10' ? OLD_HOST : NEW_HOST_JOIN);
  if (network.name === 'none' || container.networkMode === 'none') {
    throw badRequest(
      'container cannot be connected to multiple networks with one of the networks in private (none) mode',
    );
  }
}

export const leaveHost = (world: DoubleWorld): EngineRefusal =>
  badRequest(world.dialect.version === '20.10' ? OLD_HOST : NEW_HOST_LEAVE);

/** What the asked-for addresses and aliases forbid: one refusal on 20.10, a list of all reasons on newer engines. */
export function checkRequest(world: DoubleWorld, network: DoubleNetwork, request: EndpointRequest): void {
  const asked = [request.ipv4, request.ipv6].filter((address) => address !== undefined);
  const reasons: EngineRefusal[] = [];
  const predefined = network.name === 'bridge';
  if (predefined && asked.length > 0) reasons.push(badRequest(NO_DEFAULT));
  if (predefined && (request.aliases ?? []).length > 0) reasons.push(badRequest(NO_ALIAS));
  const old = world.dialect.version === '20.10';
  for (const address of asked) {
    if (!parseAddress(address)) {
      reasons.push(
        old ? systemError(`Invalid IPv4 address: ${address})`) : badRequest(`invalid IPv4 address: ${address}`),
      );
    }
    if (!network.userSubnets) reasons.push(badRequest(NO_SUBNET));
    else if (!network.subnets.some(({ pool }) => pool.holds(address))) reasons.push(outside(old, address));
  }
  const first = reasons[0];
  if (!first) return checkFree(network, asked);
  if (old) throw first;
  const lines = reasons.map(({ message }) => (reasons.length > 1 ? `* ${message}` : message));
  throw badRequest(`invalid endpoint settings:\n${lines.join('\n')}`);
}

const outside = (old: boolean, address: string): EngineRefusal =>
  old
    ? systemError(`Invalid address ${address}: It does not belong to any of this network's subnets`)
    : badRequest(`no configured subnet or ip-range contain the IP address ${address}`);

function checkFree(network: DoubleNetwork, asked: readonly string[]): void {
  for (const address of asked) {
    if (network.subnets.some(({ pool }) => pool.isTaken(address))) throw forbidden('Address already in use');
  }
}
