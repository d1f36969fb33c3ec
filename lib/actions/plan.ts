import { AppError, quotedName } from '@/lib/model';
import type {
  Container,
  ContainerId,
  Endpoint,
  EndpointId,
  EngineFacts,
  ErrorCode,
  HostInterface,
  Network,
  NetworkId,
  Preview,
  Topology,
} from '@/lib/model';

/** What is known of an engine when something is planned. */
export interface Known {
  topology: Topology;
  facts: EngineFacts;
}

/** What a new network could get in the way of. */
export interface Surroundings extends Known {
  /** Of the engine's host; null: out of reach. */
  hostInterfaces: readonly HostInterface[] | null;
}

/** Why something is not done, found before the engine was asked. */
export interface Refusal {
  code: ErrorCode;
  sentence: string;
  /** Where in the request the cause is, e.g. `ipv4` or `subnets.0.gateway`; absent when it is no single field. */
  field?: string;
}

/** What an action would do, and with which error it would be refused. */
export interface Plan {
  preview: Preview;
  refusal: Refusal | null;
}

type Effects = Preview['effects'];

export const noEffects: Effects = { reachable: { gained: [], lost: [] }, ipv4: null, ipv6: null };

export function planOf(
  refusal: Refusal | null,
  { warnings, effects, command }: { warnings: readonly string[]; effects: () => Partial<Effects>; command: string },
): Plan {
  return {
    refusal,
    preview: {
      allowed: refusal === null,
      refusal: refusal?.sentence ?? null,
      refusedField: refusal?.field ?? null,
      warnings: [...warnings],
      effects: refusal ? noEffects : { ...noEffects, ...effects() },
      command,
      version: null,
    },
  };
}

/** Throws the refusal of a plan that is not allowed. */
export function insist({ refusal }: Plan): void {
  if (!refusal) return;
  const { code, sentence, field } = refusal;
  throw new AppError(code, sentence, field === undefined ? {} : { field });
}

/** Throws `not_found`, or `engine_unreachable` while nothing is known at all. */
export function knownNetwork(topology: Topology, id: NetworkId): Network {
  const network = topology.networks.find((one) => one.id === id);
  if (!network) throw notKnown(topology, 'The engine has no network with this id (any more).');
  return network;
}

/** Throws as `knownNetwork` does. */
export function knownContainer(topology: Topology, id: ContainerId): Container {
  const container = topology.containers.find((one) => one.id === id);
  if (!container) throw notKnown(topology, 'The engine has no container with this id (any more).');
  return container;
}

/** Throws as `knownNetwork` does. */
export function knownEndpoint(topology: Topology, id: EndpointId): Endpoint {
  const endpoint = topology.endpoints.find((one) => one.id === id);
  if (!endpoint) throw notKnown(topology, 'The engine has no such endpoint (any more).');
  return endpoint;
}

/** Nobody can say that something does not exist before the engine has told what does. */
export function notKnown({ engines }: Topology, sentence: string): AppError {
  const [engine] = engines;
  if (engine?.status !== 'unreachable') return new AppError('not_found', sentence);
  return new AppError('engine_unreachable', engine.reason ?? 'The engine has not answered yet.');
}

/** Its name within a sentence. */
export function named({ name }: { name: string }): string {
  return quotedName(name);
}
