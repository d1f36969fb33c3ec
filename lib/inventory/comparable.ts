import {
  changesBetween,
  exchanged,
  hasNamespace,
  indexTopology,
  type Container,
  type ContainerId,
  type Endpoint,
  type Topology,
} from '@/lib/model';

/** Makes of each topology the one to compare the next one with: it remembers what stopping and starting blur. */
export class Comparable {
  /** When the last run of containers began that are known to run again, and have not been inspected since. */
  readonly #lastRuns = new Map<ContainerId, string>();

  /** `before` is the last result. */
  remember(before: Topology, after: Topology): Topology {
    for (const id of this.#lastRuns.keys()) {
      if (!indexTopology(after).containerById.has(id)) this.#lastRuns.delete(id);
    }
    const containers = adjusted(before.containers, after.containers, (from, to) => this.#withoutLastRun(from, to));
    const endpoints = adjusted(before.endpoints, after.endpoints, withLastAddress);
    // Itself where it can be: what others have built once of it need not be built again.
    if (containers === after.containers && endpoints === after.endpoints) return after;
    return { ...after, containers, endpoints };
  }

  /** Lists do not tell when a container was started: until it is inspected, it has the time of its last run. */
  #withoutLastRun(before: Container | undefined, after: Container): Container {
    if (before && !hasNamespace(before) && hasNamespace(after) && before.startedAt === after.startedAt) {
      if (before.startedAt !== null) this.#lastRuns.set(after.id, before.startedAt);
    }
    const lastRun = this.#lastRuns.get(after.id);
    if (lastRun === undefined) return after;
    if (hasNamespace(after) && after.startedAt === lastRun) return { ...after, startedAt: null };
    this.#lastRuns.delete(after.id);
    return after;
  }
}

/** A stopped container has no addresses; with those it had, others after its next start show. */
function withLastAddress(before: Endpoint | undefined, after: Endpoint): Endpoint {
  if (after.active || !before) return after;
  const [ipv4, ipv6] = [after.ipv4 ?? before.ipv4, after.ipv6 ?? before.ipv6];
  return ipv4 === after.ipv4 && ipv6 === after.ipv6 ? after : { ...after, ipv4, ipv6 };
}

/** What is as it was needs no second look: what was made another one is another object than the engine's. */
function adjusted<T extends { id: string }>(before: T[], after: T[], adjust: (from: T | undefined, to: T) => T): T[] {
  const told = changesBetween(before, after).filter((change): change is typeof change & { to: T } => !!change.to);
  return exchanged(
    after,
    told.map(({ to }) => to),
    told.map(({ from, to }) => adjust(from, to)),
  );
}
