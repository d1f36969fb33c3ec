import { subnetsWithGateway } from '@/lib/ipam/gateway';
import { remapped } from '@/lib/ipam/remap';
import { canonical } from '@/lib/ipam/subnet';
import { connectRequestFor } from '@/lib/commands/network-request';
import { indexTopology } from '@/lib/model';
import type {
  ConnectRequest,
  Container,
  CreateNetworkRequest,
  EditNetworkRequest,
  Endpoint,
  Network,
  Subnet,
  Topology,
} from '@/lib/model';
import type { EditMember } from './edit-order';

/** An endpoint and whose it is. */
export interface Leaver {
  endpoint: Endpoint;
  container: Container;
}

/**
 * In the order in which they come back: those with a fixed address first, so that nobody else is given it, then by the
 * address they had, which so often is the one they get again.
 */
export function leaversOf(topology: Topology, { id }: Network): Leaver[] {
  const { endpointsByNetwork, containerById } = indexTopology(topology);
  const leavers = (endpointsByNetwork.get(id) ?? []).flatMap((endpoint) => {
    const container = containerById.get(endpoint.containerId);
    return container ? [{ endpoint, container }] : [];
  });
  const rank = ({ endpoint: { requestedIpv4, requestedIpv6, active } }: Leaver) =>
    (requestedIpv4 ?? requestedIpv6) !== null ? 0 : active ? 1 : 2;
  const place = ({ endpoint: { ipv4, requestedIpv4 } }: Leaver) =>
    (requestedIpv4 ?? ipv4 ?? '').split(/[./]/, 4).reduce((number, part) => number * 256 + Number(part), 0);
  return leavers.toSorted((a, b) => rank(a) - rank(b) || place(a) - place(b));
}

/** How one who is on a network is attached to the one that takes its place; fixed addresses keep theirs, or their place. */
export function memberOf(
  { endpoint, container }: Leaver,
  apiVersion: string | null,
  from: readonly Subnet[],
  to: readonly Subnet[],
  taken: Set<string>,
  wanted: { ipv4?: string | undefined; ipv6?: string | undefined } = {},
): EditMember {
  const request = connectRequestFor(endpoint, apiVersion);
  const moved: ConnectRequest = { ...request };
  for (const field of ['ipv4', 'ipv6'] as const) {
    const old = request[field];
    const next = wanted[field] ?? (old === undefined ? undefined : (remapped(old, from, to, taken) ?? old));
    if (next === undefined) continue;
    moved[field] = next;
    taken.add(canonical(next));
  }
  return { containerId: container.id, name: container.name, from: request, to: moved };
}

/** All of them; `to` are the subnets that the network is to have. */
export function membersOf(
  topology: Topology,
  network: Network,
  leavers: readonly Leaver[],
  to: readonly Subnet[],
  { addresses = {} }: EditNetworkRequest,
): EditMember[] {
  const apiVersion = topology.engines[0]?.apiVersion ?? null;
  const wanted = (leaver: Leaver) => addresses[leaver.container.id] ?? {};
  const here = new Set<string>(leavers.map(({ container }) => container.id));
  // What a person chose is nobody else's; who is not on it (an undo may name one that is gone) has none.
  const chosen = Object.entries(addresses).filter(([id]) => here.has(id));
  const taken = new Set(
    chosen.flatMap(([, { ipv4, ipv6 }]) => [ipv4, ipv6].flatMap((one) => (one === undefined ? [] : [canonical(one)]))),
  );
  return leavers.map((leaver) => memberOf(leaver, apiVersion, network.subnets, to, taken, wanted(leaver)));
}

/** With the gateways that the engine takes where none is said: no container can have their addresses. */
export function subnetsOf({ subnets }: Pick<CreateNetworkRequest, 'subnets'>): Subnet[] {
  const wanted = subnets.map(({ subnet, gateway, ipRange, reserved }) => {
    return { subnet, gateway: gateway ?? null, ipRange: ipRange ?? null, reserved };
  });
  return subnetsWithGateway({ subnets: wanted }, []);
}
