import { isPredefined, networkKind } from '@/lib/model';
import type { Container, Network } from '@/lib/model';
import type { Relations } from './relations';

/** What `is:…` asks of an object; absent where a kind cannot be it. */
export interface Flag {
  /** A sentence for the person, shown in help. */
  explanation: string;
  network?: (network: Network, relations: Relations) => boolean;
  container?: (container: Container, relations: Relations) => boolean;
}

const hasNoMembers = (network: Network, { membersOf }: Relations) => membersOf(network).length === 0;

const table = {
  internal: { explanation: 'Has no way to the outside.', network: ({ internal }) => internal },
  attachable: {
    explanation: 'Plain containers may join it, not only services.',
    network: ({ attachable }) => attachable,
  },
  encrypted: { explanation: 'Its data plane is under IPsec.', network: ({ encrypted }) => encrypted === true },
  ingress: { explanation: 'Carries the published ports of Swarm.', network: ({ ingress }) => ingress },
  ipv6: { explanation: 'Gives IPv6 addresses.', network: ({ ipv6 }) => ipv6 },
  predefined: { explanation: 'Made by the engine itself.', network: (network) => isPredefined(network) },
  unused: { explanation: 'Has no members.', network: hasNoMembers },
  multihomed: {
    explanation: 'Is on more than one network.',
    container: (container, { attachedTo }) => attachedTo(container).length > 1,
  },
  published: {
    explanation: 'Publishes a port on the host.',
    container: ({ ports }) => ports.some(({ publicPort }) => publicPort !== null),
  },
  swarm: { explanation: 'Is a task of a Swarm service.', container: ({ swarmTask }) => swarmTask !== null },
  shared: {
    explanation: 'Is in one network namespace with another container.',
    container: (container, { housematesOf }) =>
      container.sharesNamespaceWith !== null || housematesOf(container).length > 1,
  },
  host: {
    explanation: 'Is in the network namespace of the host.',
    container: ({ networkMode }) => networkMode === 'host',
  },
  idle: {
    explanation: 'Was measured for a minute, and carried nothing in it.',
    network: ({ id }, { activity }) => activity.idle.networks.has(id),
    container: ({ id }, { activity }) => activity.idle.containers.has(id),
  },
  congested: {
    explanation: 'Loses packets, or carries as much as it can; its panel says why.',
    network: ({ id }, { activity }) => activity.congested.networks.has(id),
    container: ({ id }, { activity }) => activity.congested.containers.has(id),
  },
  isolated: {
    explanation: 'A network without members, or a container that is on no network or on none alone.',
    network: hasNoMembers,
    container: (container, { networksOf }) =>
      container.sharesNamespaceWith === null &&
      container.networkMode !== 'host' &&
      networksOf(container).every((network) => networkKind(network) === 'none'),
  },
} satisfies Record<string, Flag>;

export type FlagName = keyof typeof table;
export const flags: Readonly<Record<FlagName, Flag>> = table;
export const flagNames = Object.keys(flags) as FlagName[];
