import type { Activity, Objects } from '@/lib/filter/filter';
import type { CongestionFlag, Topology } from '@/lib/model';
import type { DecodedTraffic } from '@/lib/stream/decode-traffic';
import { idleIn } from './movement';

/** The same object as before while nobody changed, so that nothing is drawn anew. */
export function activityIn(topology: Topology, tick: DecodedTraffic | null, before: Activity): Activity {
  const now = { idle: idleIn(topology), congested: congestedIn(topology, tick?.congestion ?? []) };
  return same(before.idle, now.idle) && same(before.congested, now.congested) ? before : now;
}

/** Networks by their own flags, containers by those of their endpoints. */
export function congestedIn({ networks, endpoints }: Topology, flags: readonly CongestionFlag[]): Objects {
  const flagged = new Set<string>(flags.map(({ subject }) => subject.id));
  const isFlagged = ({ id }: { id: string }) => flagged.has(id);
  return {
    networks: new Set(networks.filter(isFlagged).map(({ id }) => id)),
    containers: new Set(endpoints.filter(isFlagged).map(({ containerId }) => containerId)),
  };
}

function same(a: Objects, b: Objects): boolean {
  return sameSet(a.networks, b.networks) && sameSet(a.containers, b.containers);
}

function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
