import { connectRequestFor } from '@/lib/commands/network-request';
import { networkKind } from '@/lib/model';
import type { Container, ContainerId, Endpoint, Network, NetworkId } from '@/lib/model';
import { literal, literals } from './compose-keys';
import { composePorts } from './compose-ports';

export interface Joined {
  network: Network;
  endpoint: Endpoint;
}

export interface ServiceContext {
  networkKeys: ReadonlyMap<NetworkId, string>;
  /** Of the service that a container alone makes up. */
  serviceKey: (id: ContainerId) => string | null;
  nameOf: (id: ContainerId) => string;
  apiVersion: string | null;
}

/** What stands under its key in `services:`: image, networks, ports. Environment and command are not known here. */
export function composeService(container: Container, joined: readonly Joined[], context: ServiceContext): object {
  const ports = composePorts(container);
  return {
    image: literal(container.image),
    ...(networkMode(container, joined, context) ?? { networks: networksOf(container, joined, context) }),
    ...(ports.length > 0 && { ports }),
  };
}

/** Host, none, the default bridge and other containers' networks are a mode; null: networks it has. */
function networkMode(container: Container, joined: readonly Joined[], context: ServiceContext) {
  const { sharesNamespaceWith: owner } = container;
  if (owner !== null) {
    const key = context.serviceKey(owner);
    return { network_mode: key === null ? `container:${literal(context.nameOf(owner))}` : `service:${key}` };
  }
  const own = joined.filter(({ network }) => context.networkKeys.has(network.id));
  if (own.length > 0) return null;
  if (container.networkMode === 'host') return { network_mode: 'host' };
  return { network_mode: joined.some(({ network }) => networkKind(network) === 'bridge') ? 'bridge' : 'none' };
}

function networksOf(container: Container, joined: readonly Joined[], { networkKeys, apiVersion }: ServiceContext) {
  const entries = joined.flatMap(({ network, endpoint }) => {
    const key = networkKeys.get(network.id);
    return key === undefined ? [] : [[key, settingsOf(container, endpoint, apiVersion)] as const];
  });
  const isPlain = entries.every(([, settings]) => Object.keys(settings).length === 0);
  return isPlain ? entries.map(([key]) => key) : Object.fromEntries(entries);
}

function settingsOf(container: Container, endpoint: Endpoint, apiVersion: string | null): object {
  const { ipv4, ipv6, aliases = [], gatewayPriority, driverOptions } = connectRequestFor(endpoint, apiVersion);
  // Compose gives the names of service and container by itself.
  const given = aliases.filter((alias) => alias !== container.service && alias !== container.name);
  return {
    ...(given.length > 0 && { aliases: given.map(literal) }),
    ...(ipv4 !== undefined && { ipv4_address: ipv4 }),
    ...(ipv6 !== undefined && { ipv6_address: ipv6 }),
    ...(gatewayPriority !== undefined && { gw_priority: gatewayPriority }),
    ...(driverOptions !== undefined && { driver_opts: literals(driverOptions) }),
  };
}
