/**
 * lib/model: the vocabulary every other folder speaks.
 * Takes nothing, gives schemas, types, branded ids, AppError and pure queries.
 * Must not import from any other folder.
 */
import * as z from 'zod/mini';

/** The engine's own id from `/info` (20.10: `AAAA:BBBB:…`, newer: a UUID), or `pending` until it first answered. */
export const engineIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9:-]{0,127}$/))
  .brand<'EngineId'>();
export type EngineId = z.infer<typeof engineIdSchema>;

/** 64 hex digits, or 25 of `[a-z0-9]` where Swarm made the network. */
export const networkIdSchema = z
  .string()
  .check(z.regex(/^(?:[0-9a-f]{64}|[a-z0-9]{25})$/, 'a network id is 64 hex digits, or 25 letters and digits in Swarm'))
  .brand<'NetworkId'>();
export type NetworkId = z.infer<typeof networkIdSchema>;

/** Always 64 hex digits: short ids and names are resolved before they get this far. */
export const containerIdSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, 'a container id is 64 hex digits'))
  .brand<'ContainerId'>();
export type ContainerId = z.infer<typeof containerIdSchema>;

/**
 * `networkId:containerId`. The engine gives endpoints an id of its own, but it changes at every restart of the
 * container and a stopped container has none, so it cannot be the key.
 */
export const endpointIdSchema = z
  .string()
  .check(z.regex(/^(?:[0-9a-f]{64}|[a-z0-9]{25}):[0-9a-f]{64}$/))
  .brand<'EndpointId'>();
export type EndpointId = z.infer<typeof endpointIdSchema>;

export const pendingEngineId = engineIdSchema.parse('pending');

export function endpointId(networkId: NetworkId, containerId: ContainerId): EndpointId {
  return `${networkId}:${containerId}` as EndpointId;
}

export function networkIdOf(id: EndpointId): NetworkId {
  return networkIdSchema.parse(id.slice(0, id.indexOf(':')));
}

/** First 12 characters: what the docker CLI prints. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}
