/**
 * Takes two topologies, gives what changed as whole objects, and puts such a change onto a topology again.
 * Pure; the browser runs it too. Must not import anything but lib/model and messages.ts.
 */
import { changesBetween, exchanged, topologyLists } from '@/lib/model';
import type { Topology, TopologyItems, TopologyList } from '@/lib/model';
import type { Patch } from './messages';
import { sameValue } from './same-value';

export type TopologyChange = Omit<Patch, 'numbers'>;

/**
 * What turns `before` into `after`, or null when they hold the same (`takenAt` alone is no change). Objects that kept
 * their identity are not looked into.
 *
 * Law, of lists in `topologyOrder`: `apply(before, diff(before, after))` equals `after`.
 */
export function diff(before: Topology, after: Topology): TopologyChange | null {
  const changes = {
    engines: changesOf(before.engines, after.engines),
    networks: changesOf(before.networks, after.networks),
    containers: changesOf(before.containers, after.containers),
    endpoints: changesOf(before.endpoints, after.endpoints),
  };
  const untouched = topologyLists.every((list) => isEmpty(changes[list]));
  if (untouched && before.revision === after.revision) return null;
  const { engines, networks, containers, endpoints } = changes;
  return {
    revision: after.revision,
    takenAt: after.takenAt,
    upsert: {
      engines: engines.upsert,
      networks: networks.upsert,
      containers: containers.upsert,
      endpoints: endpoints.upsert,
    },
    remove: {
      engines: engines.remove,
      networks: networks.remove,
      containers: containers.remove,
      endpoints: endpoints.remove,
    },
  };
}

/**
 * The topology after the change. Objects and whole lists that it does not touch keep their identity, so that a view of
 * them need not be drawn anew. Applying a change twice is applying it once.
 */
export function apply(topology: Topology, patch: TopologyChange): Topology {
  const { upsert, remove } = patch;
  return {
    revision: patch.revision,
    takenAt: patch.takenAt,
    engines: applied<'engines'>(topology.engines, upsert.engines, remove.engines),
    networks: applied<'networks'>(topology.networks, upsert.networks, remove.networks),
    containers: applied<'containers'>(topology.containers, upsert.containers, remove.containers),
    endpoints: applied<'endpoints'>(topology.endpoints, upsert.endpoints, remove.endpoints),
  };
}

interface Changes<Item extends { id: string }> {
  upsert: Item[];
  remove: Item['id'][];
}

function changesOf<Item extends { id: string }>(before: readonly Item[], after: readonly Item[]): Changes<Item> {
  const changes: Changes<Item> = { upsert: [], remove: [] };
  for (const { from, to } of changesBetween(before, after)) {
    if (to === undefined) changes.remove.push(...(from ? [from.id] : []));
    else if (!sameValue(from, to)) changes.upsert.push(to);
  }
  return changes;
}

function isEmpty(changes: { upsert: readonly unknown[]; remove: readonly unknown[] }): boolean {
  return changes.upsert.length === 0 && changes.remove.length === 0;
}

function applied<List extends TopologyList>(
  items: TopologyItems[List][],
  upsert: readonly TopologyItems[List][],
  remove: readonly string[],
): TopologyItems[List][] {
  if (upsert.length === 0 && remove.length === 0) return items;
  const touched = new Set<string>([...remove, ...upsert.map(({ id }) => id)]);
  return exchanged(
    items,
    items.filter(({ id }) => touched.has(id)),
    upsert,
  );
}
