import type { ContainerId, Happening, Happenings, NetworkId, Topology } from '@/lib/model';
import { Comparable } from './comparable';
import { happeningsBetween } from './happenings';

const capacity = 1000;

export interface HappeningQuery {
  networkId?: NetworkId | undefined;
  containerId?: ContainerId | undefined;
  limit: number;
}

/** The newest of what happened, in memory, from the engine's first complete listing on. */
export class HappeningLog {
  readonly #events: Happening[] = [];
  readonly #comparable = new Comparable();
  #since = new Date().toISOString();
  #before: Topology | null = null;

  /** Every topology, in order. What was there when an engine was first listed did not happen. */
  observe(topology: Topology): void {
    const before = this.#before;
    if (!before || !isSameEngine(before, topology)) {
      this.#since = topology.takenAt;
      this.#before = topology.engines.some(({ status }) => status === 'live') ? topology : null;
      return;
    }
    this.#events.push(...happeningsBetween(before, topology, topology.takenAt));
    const excess = this.#events.length - capacity;
    if (excess > 0) {
      this.#events.splice(0, excess);
      this.#since = this.#events[0]?.at ?? this.#since;
    }
    this.#before = this.#comparable.remember(before, topology);
  }

  /** Newest first: those about this network and this container, at most `limit`. */
  read({ networkId, containerId, limit }: HappeningQuery): Happenings {
    const events: Happening[] = [];
    for (let at = this.#events.length - 1; at >= 0 && events.length < limit; at--) {
      const event = this.#events[at];
      if (!event || (networkId && event.networkId !== networkId)) continue;
      if (containerId && event.containerId !== containerId) continue;
      events.push(event);
    }
    return { events, since: this.#since };
  }
}

function isSameEngine(before: Topology, after: Topology): boolean {
  return before.engines.some(({ id }) => after.engines.some((engine) => engine.id === id));
}
