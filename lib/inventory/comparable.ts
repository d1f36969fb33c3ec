import {
  hasNamespace,
  indexTopology,
  type Container,
  type ContainerId,
  type Endpoint,
  type Topology,
} from '@/lib/model';
import { keepArray } from './keep';

/** Makes of each topology the one to compare the next one with: it remembers what stopping and starting blur. */
export class Comparable {
  /** When the last run of containers began that are known to run again, and have not been inspected since. */
  readonly #lastRuns = new Map<ContainerId, string>();

  /** `before` is the last result. */
  remember(before: Topology, after: Topology): Topology {
    const { containerById } = indexTopology(before);
    for (const id of this.#lastRuns.keys()) if (!containerById.has(id)) this.#lastRuns.delete(id);
    const containers = after.containers.map((one) => this.#withoutLastRun(containerById.get(one.id), one));
    const old = new Map(before.endpoints.map((endpoint) => [endpoint.id, endpoint]));
    const endpoints = after.endpoints.map((one) => withLastAddress(old.get(one.id), one));
    return {
      ...after,
      containers: keepArray(after.containers, containers),
      endpoints: keepArray(after.endpoints, endpoints),
    };
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
