import { exchanged, type ContainerId, type Endpoint, type Engine, type NetworkId, type Topology } from '@/lib/model';
import type { ContainerRecord } from './container-record';
import { keepArray } from './keep';
import type { Readings } from './readings';

/**
 * The next topology: everything read, in a stable order, without ends that lead nowhere (20.10 keeps references of stopped
 * containers to networks that were removed). It looks at what changed since the last one only: `before` is that one.
 * Unchanged lists and objects keep their identity; nothing new gives `before`.
 */
export function nextTopology(before: Topology, engine: Engine, readings: Readings, takenAt: string): Topology {
  const { networks, records } = readings.takeChanges();
  const hasNow = (id: NetworkId) => readings.hasNetwork(id);
  const hadThen = (id: NetworkId) => (networks.has(id) ? networks.get(id) !== undefined : hasNow(id));
  const flipped = new Set([...networks.keys()].filter((id) => hasNow(id) !== hadThen(id)));
  const touched = [...records, ...endingAt(flipped, readings.records, records)];
  const current = touched.map(([id]) => readings.records.get(id));
  const after = {
    engines: keepArray(before.engines, [engine]),
    networks: exchanged(
      before.networks,
      present(networks.values()),
      present([...networks.keys()].map((id) => readings.network(id))),
    ),
    containers: exchanged(
      before.containers,
      present(touched.map(([, was]) => was?.container)),
      present(current.map((is) => is?.container)),
    ),
    endpoints: exchanged(
      before.endpoints,
      touched.flatMap(([, was]) => visibleOf(was, hadThen)),
      current.flatMap((is) => visibleOf(is, hasNow)),
    ),
  };
  const same =
    after.engines === before.engines &&
    after.networks === before.networks &&
    after.containers === before.containers &&
    after.endpoints === before.endpoints;
  return same ? before : { revision: before.revision + 1, takenAt, ...after };
}

/** Where a network comes or goes, ends that lead to it do too, though their containers are as they were. */
function endingAt(
  networks: ReadonlySet<NetworkId>,
  all: ReadonlyMap<ContainerId, ContainerRecord>,
  touched: ReadonlyMap<ContainerId, unknown>,
): [ContainerId, ContainerRecord][] {
  if (networks.size === 0) return [];
  return [...all].filter(
    ([id, { endpoints }]) => !touched.has(id) && endpoints.some(({ networkId }) => networks.has(networkId)),
  );
}

function visibleOf(record: ContainerRecord | undefined, has: (id: NetworkId) => boolean): Endpoint[] {
  return record?.endpoints.filter(({ networkId }) => has(networkId)) ?? [];
}

function present<T>(items: Iterable<T | undefined>): T[] {
  return Array.from(items).filter((item) => item !== undefined);
}
