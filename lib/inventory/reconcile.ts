import { topologyOrder, type Engine, type Network, type Topology } from '@/lib/model';
import type { ContainerRecord } from './container-record';
import { keepArray } from './keep';

export interface Known {
  engine: Engine;
  networks: Iterable<Network>;
  records: Iterable<ContainerRecord>;
}

/**
 * The next topology: everything known, in a stable order, without ends that lead nowhere (20.10 keeps references of stopped
 * containers to networks that were removed). Unchanged lists and objects keep their identity; nothing new gives `before`.
 */
export function nextTopology(before: Topology, { engine, networks, records }: Known, takenAt: string): Topology {
  const all = [...records];
  const known = [...networks];
  const networkIds = new Set(known.map(({ id }) => id));
  const after = {
    engines: keepArray(before.engines, [engine]),
    networks: ordered(before.networks, known),
    containers: ordered(
      before.containers,
      all.map(({ container }) => container),
    ),
    endpoints: ordered(
      before.endpoints,
      all.flatMap(({ endpoints }) => endpoints.filter(({ networkId }) => networkIds.has(networkId))),
    ),
  };
  const same =
    after.engines === before.engines &&
    after.networks === before.networks &&
    after.containers === before.containers &&
    after.endpoints === before.endpoints;
  return same ? before : { revision: before.revision + 1, takenAt, ...after };
}

/** Sorting thousands at every event would cost more than the rest: as long as ids and names are the same, the order is. */
function ordered<T extends { id: string; name?: string }>(before: T[], items: T[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  if (byId.size === before.length) {
    const sameOrder: T[] = [];
    for (const old of before) {
      const item = byId.get(old.id);
      if (!item || item.name !== old.name) break;
      sameOrder.push(item);
    }
    if (sameOrder.length === before.length) return keepArray(before, sameOrder);
  }
  return [...byId.values()].sort(topologyOrder);
}
