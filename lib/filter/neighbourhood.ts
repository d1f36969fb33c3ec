import type { Container, Network } from '@/lib/model';
import type { Picked } from './match-query';
import type { Relations } from './relations';

/**
 * What is around one object, `network:…` or `container:…` with the beginning of an id. Null where there is no such
 * object (any more): then nothing is focused on.
 */
export function neighbourhoodOf(focus: string | null, relations: Relations): Picked | null {
  const [, kind, start = ''] = /^(network|container):(.+)$/.exec(focus ?? '') ?? [];
  const { networks, containers } = relations.topology;
  if (kind === 'network') {
    const network = networks.find(({ id }) => id.startsWith(start));
    return network ? aroundNetwork(network, relations) : null;
  }
  const container = kind === 'container' ? containers.find(({ id }) => id.startsWith(start)) : undefined;
  return container ? aroundContainer(container, relations) : null;
}

/** Its members, and whoever shares their namespace. */
function aroundNetwork(network: Network, { membersOf, housematesOf }: Relations): Picked {
  return { networks: new Set([network]), containers: new Set(membersOf(network).flatMap(housematesOf)) };
}

/** Its networks with their members, and whoever shares its namespace. */
function aroundContainer(container: Container, { networksOf, membersOf, housematesOf }: Relations): Picked {
  const networks = new Set(networksOf(container));
  const members = [...networks].flatMap(membersOf);
  return { networks, containers: new Set([container, ...housematesOf(container), ...members]) };
}
