import { conditions, containerCondition, networkKind } from '@/lib/model';
import type { Container, Network, TextMap } from '@/lib/model';
import { flagNames, type Flag } from './flags';
import type { Relations } from './relations';

export type Kind = 'network' | 'container';
export const kinds: readonly Kind[] = ['network', 'container'];

/**
 * How `:` compares. text: contains. word: equals. choice, flag: equals one of a closed list. number. address: is it,
 * or is inside the CIDR. subnet: likewise, or holds the address. pair: `key` or `key=value`.
 */
export type ValueKind = 'text' | 'word' | 'choice' | 'flag' | 'number' | 'address' | 'subnet' | 'pair';

/** What can be asked: matching, completion and help all read this one table. */
export interface Field {
  value: ValueKind;
  /** A sentence for the person, shown in help. */
  explanation: string;
  /** A whole term. */
  example: string;
  synonyms?: readonly string[];
  /** All values there are, where the list is closed. */
  choices?: readonly string[];
  /** The values a network has of its own; absent where networks do not own the field. */
  network?: (network: Network, relations: Relations) => readonly string[];
  container?: (container: Container, relations: Relations) => readonly string[];
}

const table = {
  name: {
    value: 'text',
    explanation: 'The name; a word without a field looks for it too.',
    example: 'name:web',
    network: ({ name }) => [name],
    container: ({ name }) => [name],
  },
  id: {
    value: 'text',
    explanation: 'The id, whole or a part of it.',
    example: 'id:4f5a2c',
    network: ({ id }) => [id],
    container: ({ id }) => [id],
  },
  project: {
    value: 'word',
    explanation: 'The Compose project or Swarm stack.',
    example: 'project:shop',
    network: ({ project }) => maybe(project),
    container: ({ project }) => maybe(project),
  },
  ip: {
    value: 'address',
    explanation: 'An address of a container, or a subnet or gateway of a network; a CIDR means inside it.',
    example: 'ip:10.0.1.*',
    network: ({ subnets }) => subnets.flatMap(({ subnet, gateway }) => [subnet, ...maybe(gateway)]),
    container: (container, { endpointsOf }) =>
      endpointsOf(container).flatMap(({ ipv4, ipv6 }) => [...maybe(bare(ipv4)), ...maybe(bare(ipv6))]),
  },
  label: {
    value: 'pair',
    explanation: 'A label, by its key or with its value.',
    example: 'label:tier=front',
    network: ({ labels }) => pairs(labels),
    container: ({ labels }) => pairs(labels),
  },
  driver: {
    value: 'word',
    explanation: 'The driver of a network.',
    example: 'driver:bridge,overlay',
    network: (network) => [...new Set([network.driver, networkKind(network)])],
  },
  scope: {
    value: 'choice',
    explanation: 'How far a network reaches.',
    example: 'scope:swarm',
    choices: ['local', 'swarm', 'global'],
    network: ({ scope }) => [scope],
  },
  subnet: {
    value: 'subnet',
    explanation: 'A subnet of a network: a part of it, an address it holds, or a CIDR it is inside of.',
    example: 'subnet:172.16.0.0/12',
    network: ({ subnets }) => subnets.map(({ subnet }) => subnet),
  },
  mtu: {
    value: 'number',
    explanation: 'The greatest packet of a network, in bytes.',
    example: 'mtu<1500',
    network: ({ mtu }) => maybe(mtu),
  },
  members: {
    value: 'number',
    explanation: 'How many endpoints a network has.',
    example: 'members>3',
    network: (network, { membersOf }) => [String(membersOf(network).length)],
  },
  option: {
    value: 'pair',
    explanation: 'A driver option of a network, by its key or with its value.',
    example: 'option:com.docker.network.bridge.name',
    network: ({ options }) => pairs(options),
  },
  parent: {
    value: 'text',
    explanation: 'The interface of the host that a macvlan or ipvlan network sits on.',
    example: 'parent:eth0',
    network: ({ parent }) => maybe(parent),
  },
  vni: {
    value: 'number',
    explanation: 'The VXLAN network identifier of an overlay.',
    example: 'vni:4097',
    network: ({ vni }) => maybe(vni),
  },
  state: {
    value: 'choice',
    explanation: 'How a container is; stopped covers exited, created and removing.',
    example: 'state!=running',
    choices: [...conditions, 'exited', 'created', 'removing'],
    container: (container) => {
      const condition = containerCondition(container);
      // What is unhealthy runs all the same.
      return condition === container.state ? [condition] : [condition, container.state];
    },
  },
  image: {
    value: 'text',
    explanation: 'The image a container was made from.',
    example: 'image:postgres',
    container: ({ image }) => [image],
  },
  port: {
    value: 'number',
    explanation: 'A port a container exposes, or the one of the host it is published on.',
    example: 'port:443',
    container: ({ ports }) =>
      ports.flatMap(({ publicPort, privatePort }) => [...maybe(publicPort), String(privatePort)]),
  },
  health: {
    value: 'choice',
    explanation: 'What the health check of a container says; none where there is no check.',
    example: 'health:unhealthy',
    choices: ['healthy', 'unhealthy', 'starting', 'none'],
    container: ({ health }) => [health ?? 'none'],
  },
  degree: {
    value: 'number',
    explanation: 'How many networks a container is attached to.',
    example: 'degree>1',
    container: (container, { attachedTo }) => [String(attachedTo(container).length)],
  },
  mac: {
    value: 'text',
    explanation: 'A MAC address of a container.',
    example: 'mac:02:42:ac',
    container: (container, { endpointsOf }) => endpointsOf(container).flatMap(({ macAddress }) => maybe(macAddress)),
  },
  alias: {
    value: 'text',
    explanation: 'A name that a container is found by in DNS.',
    example: 'alias:db',
    synonyms: ['dns'],
    container: (container, { endpointsOf }) =>
      endpointsOf(container).flatMap(({ aliases, dnsNames }) => [...aliases, ...dnsNames]),
  },
  service: {
    value: 'word',
    explanation: 'The service of Compose or Swarm that a container belongs to.',
    example: 'service:web',
    container: ({ service }) => maybe(service),
  },
  is: {
    value: 'flag',
    explanation: 'What is simply so or not.',
    example: 'is:internal',
    choices: flagNames,
  },
} satisfies Record<string, Field>;

export type FieldName = keyof typeof table;
export const fields: Readonly<Record<FieldName, Field>> = table;
export const fieldNames = Object.keys(fields) as FieldName[];

/** Whose field it is: nothing is matched by fields of the other kind alone. */
export function ownersOf(asked: Field | Flag): Kind[] {
  return kinds.filter((kind) => asked[kind] !== undefined);
}

/** By its name or a synonym. */
export function fieldNamed(written: string): FieldName | null {
  const name = written.toLowerCase();
  const isMeant = (one: FieldName) => one === name || (fields[one].synonyms?.includes(name) ?? false);
  return fieldNames.find(isMeant) ?? null;
}

function maybe(value: string | number | null): string[] {
  return value === null ? [] : [String(value)];
}

function pairs(map: TextMap): string[] {
  return Object.entries(map).map(([key, value]) => `${key}=${value}`);
}

/** Without the prefix length. */
function bare(address: string | null): string | null {
  return address?.split('/')[0] ?? null;
}
