import { badRequest, notFound } from '../engine-refusal';
import type { DoubleContainer } from './container';
import type { DoubleWorld } from './double-world';
import type { DoubleNetwork } from './network';

/** By full id, then full name, then unambiguous beginning of an id; in the engine's order. */
export function findNetwork(world: DoubleWorld, reference: string): DoubleNetwork {
  const exact = world.networks.get(reference);
  if (exact) return exact;
  const named = networksNamed(world, reference);
  if (named[0] && named.length === 1) return named[0];
  if (named.length > 1)
    throw badRequest(`${named.length} matches found based on name: network ${reference} is ambiguous`);
  const begun = [...world.networks.values()].filter(({ id }) => reference !== '' && id.startsWith(reference));
  if (begun.length > 1) {
    throw badRequest(`${begun.length} matches found based on ID prefix: network ${reference} is ambiguous`);
  }
  if (begun[0]) return begun[0];
  throw notFound(`network ${reference} not found`);
}

export const networksNamed = (world: DoubleWorld, name: string): DoubleNetwork[] =>
  [...world.networks.values()].filter((network) => network.name === name);

/** As `findNetwork`, for the places where the engine carries on without. */
export function networkIfAny(world: DoubleWorld, reference: string): DoubleNetwork | null {
  const exact = world.networks.get(reference);
  if (exact) return exact;
  for (const network of world.networks.values()) if (network.name === reference) return network;
  return null;
}

/** By full id, then name, then unambiguous beginning of an id. */
export function findContainer(world: DoubleWorld, reference: string): DoubleContainer {
  if (reference === '') throw badRequest('invalid name or ID supplied: ""');
  const id = world.containerIds.get(reference.replace(/^\//, '')) ?? reference;
  const exact = world.containers.get(id);
  if (exact) return exact;
  const begun = /^[0-9a-f]+$/.test(reference)
    ? [...world.containers.values()].filter((container) => container.id.startsWith(reference))
    : [];
  if (begun.length > 1) throw badRequest(`Multiple IDs found with provided prefix: ${reference}`);
  if (begun[0]) return begun[0];
  throw notFound(`No such container: ${reference}`);
}

/** The container whose network it uses: itself, or the one whose namespace it shares. */
export function networkOwner(world: DoubleWorld, container: DoubleContainer): DoubleContainer {
  const shared = /^container:(.+)$/.exec(container.networkMode)?.[1];
  return shared === undefined ? container : findContainer(world, shared);
}

/** The running members, as network inspect lists them. */
export const activeMembers = (world: DoubleWorld, network: DoubleNetwork): DoubleContainer[] =>
  [...world.containers.values()].filter((container) => {
    const endpoint = container.endpoints.get(network.name);
    return endpoint?.networkId === network.id && endpoint.lease !== null;
  });
