import { connectRequestFor, requestFor } from '@/lib/commands/network-request';
import { AppError } from '@/lib/model';
import type {
  ActionKind,
  ActionRecord,
  ConnectRequest,
  CreateNetworkRequest,
  EditNetworkRequest,
  Endpoint,
  Network,
  NetworkActionKind,
  NetworkId,
  Topology,
} from '@/lib/model';
import { editAskedSchema } from './edit/edit-order';
import { named } from './plan';
import type { DisconnectRequest } from './plan-disconnect';

/** What an action left behind (connect, create) or took away (disconnect, remove), as the engine then told it. */
export type Deed =
  | { kind: Extract<NetworkActionKind, 'connect' | 'disconnect'>; endpoint: Endpoint }
  | { kind: Extract<NetworkActionKind, 'create' | 'remove'>; network: Network }
  | { kind: Extract<NetworkActionKind, 'edit'>; before: Network; network: Network; addresses: Addresses };

/** Fixed ones that those on an edited network had before. */
type Addresses = NonNullable<EditNetworkRequest['addresses']>;

/** Throws `internal` for a record that is not of something done. */
export function deedOf({ kind, before, after, asked }: ActionRecord): Deed {
  const subject = after ?? before;
  if (kind === 'edit' && before !== null && after !== null && 'driver' in before && 'driver' in after) {
    return { kind, before, network: after, addresses: addressesBefore(asked) };
  }
  if (subject !== null && 'containerId' in subject && (kind === 'connect' || kind === 'disconnect')) {
    return { kind, endpoint: subject };
  }
  if (kind !== 'create' && kind !== 'remove') {
    throw new AppError('not_possible', 'What is done to a container as a whole is not taken back: do the opposite.');
  }
  if (subject !== null && 'driver' in subject) {
    return { kind, network: subject };
  }
  throw new AppError('internal', 'The record of this action does not hold what it was about.');
}

const opposites: Readonly<Partial<Record<ActionKind, ActionKind>>> = {
  connect: 'disconnect',
  disconnect: 'connect',
  create: 'remove',
  remove: 'create',
};

/** What takes it back; of what nothing takes back, and of an edit, itself. */
export function oppositeOf(kind: ActionKind): ActionKind {
  return opposites[kind] ?? kind;
}

/** The action that takes another one back. */
export type Reversal =
  | { kind: 'connect'; networkId: NetworkId; request: ConnectRequest }
  | { kind: 'disconnect'; request: DisconnectRequest }
  | { kind: 'create'; request: CreateNetworkRequest }
  | { kind: 'remove'; networkId: NetworkId }
  | { kind: 'edit'; networkId: NetworkId; request: EditNetworkRequest };

/**
 * How to take it back. Throws `conflict` where the world is not as the action left it; what is gone altogether is for
 * the plan of the reversal to say.
 */
export function reversalOf(deed: Deed, topology: Topology): Reversal {
  switch (deed.kind) {
    case 'connect':
      return ofConnect(deed.endpoint, topology);
    case 'disconnect':
      return ofDisconnect(deed.endpoint, topology);
    case 'create':
      return ofCreate(deed.network, topology);
    case 'remove':
      return { kind: 'create', request: requestFor(deed.network) };
    case 'edit':
      return ofEdit(deed, topology);
  }
}

function ofConnect(left: Endpoint, { endpoints, networks, containers }: Topology): Reversal {
  const { networkId, containerId } = left;
  const now = endpoints.find(({ id }) => id === left.id);
  if (now) {
    const changed = changedSettings(left, now);
    if (changed.length === 0) return { kind: 'disconnect', request: { networkId, containerId, force: false } };
    throw changedSince(`It was attached anew since, with another ${changed.join(', ')}.`);
  }
  const container = containers.find(({ id }) => id === containerId);
  const network = networks.find(({ id }) => id === networkId);
  if (!container) throw changedSince('The container does not exist any more.');
  if (!network) throw changedSince('The network does not exist any more.');
  throw changedSince(`${named(container)} has left ${named(network)} already.`);
}

function ofDisconnect(gone: Endpoint, { endpoints, engines }: Topology): Reversal {
  if (endpoints.some(({ id }) => id === gone.id)) throw changedSince('It is attached again already.');
  const apiVersion = engines[0]?.apiVersion ?? null;
  return { kind: 'connect', networkId: gone.networkId, request: connectRequestFor(gone, apiVersion) };
}

/** Another edit, with everything that an edit can change as it was. */
function ofEdit({ before, network, addresses }: Extract<Deed, { kind: 'edit' }>, { networks }: Topology): Reversal {
  if (!networks.some(({ id }) => id === network.id)) {
    throw changedSince(`The network ${named(network)} does not exist any more.`);
  }
  const { name, internal, attachable, ipv6, subnets, options, labels } = requestFor(before);
  const request = { name, internal, attachable, ipv6, subnets, options, labels, addresses };
  return { kind: 'edit', networkId: network.id, request };
}

function addressesBefore(asked: unknown): Addresses {
  const known = editAskedSchema.safeParse(asked);
  const members = known.success ? known.data.members : [];
  return Object.fromEntries(
    members.flatMap(({ containerId, from: { ipv4, ipv6 } }) =>
      (ipv4 ?? ipv6) === undefined
        ? []
        : [[containerId, { ...(ipv4 !== undefined && { ipv4 }), ...(ipv6 !== undefined && { ipv6 }) }]],
    ),
  );
}

function ofCreate(made: Network, { networks }: Topology): Reversal {
  if (networks.some(({ id }) => id === made.id)) return { kind: 'remove', networkId: made.id };
  throw changedSince(`The network ${named(made)} does not exist any more.`);
}

/** What a person chose about an endpoint and now is otherwise: addresses that the engine gives by itself may change. */
function changedSettings(before: Endpoint, now: Endpoint): string[] {
  const settings = {
    address: ({ requestedIpv4, requestedIpv6 }: Endpoint) => [requestedIpv4, requestedIpv6],
    alias: ({ aliases }: Endpoint) => aliases.toSorted(),
    link: ({ links }: Endpoint) => links.toSorted(),
    'link-local address': ({ linkLocalIps }: Endpoint) => linkLocalIps.toSorted(),
    'gateway priority': ({ gatewayPriority }: Endpoint) => gatewayPriority ?? 0,
    'driver option': ({ driverOptions }: Endpoint) => Object.entries(driverOptions).toSorted(),
  };
  return Object.entries(settings).flatMap(([name, of]) =>
    JSON.stringify(of(before)) === JSON.stringify(of(now)) ? [] : [name],
  );
}

function changedSince(why: string): AppError {
  return new AppError('conflict', `This cannot be undone: the world is not as it was left. ${why}`);
}

/** What is not as it was before, though it was taken back; null when all is. */
export function lostByUndo(undone: Deed, reversal: Deed): string | null {
  if (undone.kind === 'disconnect' && reversal.kind === 'connect') {
    return lostInReturn(undone.endpoint, reversal.endpoint);
  }
  return undone.kind === 'remove' ? 'It is the same in everything but its id, which is new.' : null;
}

/** Of an endpoint that came back, as far as nobody chose it. */
function lostInReturn(before: Endpoint, now: Endpoint): string | null {
  if (!before.active || !now.active) return null;
  const lost = (['ipv4', 'ipv6'] as const).flatMap((field) =>
    before[field] === now[field] || before[field] === null
      ? []
      : [`${before[field].split('/')[0]} (now ${now[field]?.split('/')[0] ?? 'none'})`],
  );
  if (lost.length === 0) return null;
  return `The engine gives addresses of this network itself, and it did not get back ${lost.join(' and ')}.`;
}
