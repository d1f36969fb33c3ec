import type { Engine, Network, Topology } from '@/lib/model';
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
    networks: ordered(before.networks, known, byName),
    containers: ordered(
      before.containers,
      all.map(({ container }) => container),
      byName,
    ),
    endpoints: ordered(
      before.endpoints,
      all.flatMap(({ endpoints }) => endpoints.filter(({ networkId }) => networkIds.has(networkId))),
      byId,
    ),
  };
  const same =
    after.engines === before.engines &&
    after.networks === before.networks &&
    after.containers === before.containers &&
    after.endpoints === before.endpoints;
  return same ? before : { revision: before.revision + 1, takenAt, ...after };
}

type Sortable = { id: string; name?: string };

function byName(a: Sortable, b: Sortable): number {
  return compare(a.name ?? '', b.name ?? '') || byId(a, b);
}

function byId(a: Sortable, b: Sortable): number {
  return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorting thousands at every event would cost more than the rest: as long as ids and names are the same, the order is. */
function ordered<T extends Sortable>(before: T[], items: T[], order: (a: T, b: T) => number): T[] {
  const byItsId = new Map(items.map((item) => [item.id, item]));
  if (byItsId.size === before.length) {
    const sameOrder: T[] = [];
    for (const old of before) {
      const item = byItsId.get(old.id);
      if (!item || item.name !== old.name) break;
      sameOrder.push(item);
    }
    if (sameOrder.length === before.length) return keepArray(before, sameOrder);
  }
  return [...byItsId.values()].sort(order);
}
