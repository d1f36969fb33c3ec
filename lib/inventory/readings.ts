import type { InspectedContainer, ListedContainer } from '@/lib/docker/engine';
import type { ContainerId, EndpointId, Network, NetworkId } from '@/lib/model';
import { withInspected, withInterfaceNames, withListed, type ContainerRecord } from './container-record';
import { keep } from './keep';

/** Ids are never used twice, so a removed object stays removed; this many are remembered. */
const graves = 10_000;

/**
 * What the engine was read to hold. Readings overlap and answers arrive in any order, so each carries the number that it
 * was begun with, and an older one never overwrites or revives what a newer one said.
 */
export class Readings {
  readonly records = new Map<ContainerId, ContainerRecord>();
  readonly #networks = new Map<NetworkId, { network: Network; reading: number }>();
  readonly #removed = new Map<string, number>();
  #last = 0;

  /** The number of a reading that begins now. */
  begin(): number {
    return ++this.#last;
  }

  get networks(): Network[] {
    return [...this.#networks.values()].map(({ network }) => network);
  }

  hasNetwork(id: NetworkId): boolean {
    return this.#networks.has(id);
  }

  /** `only`: the ids that were asked for, all of them when absent. What was asked for and is not there, is no more. */
  putNetworks(networks: readonly Network[], reading: number, only?: readonly NetworkId[]): void {
    const found = new Set(networks.map(({ id }) => id));
    for (const id of only ?? [...this.#networks.keys()]) {
      const before = this.#networks.get(id);
      if (!found.has(id) && (before?.reading ?? 0) < reading) this.#remove(this.#networks, id, reading);
    }
    for (const network of networks) {
      const before = this.#networks.get(network.id);
      if (this.#isOutdated(network.id, before?.reading, reading)) continue;
      this.#networks.set(network.id, { network: keep(before?.network, network), reading });
    }
  }

  putContainers(listed: readonly ListedContainer[], reading: number, only?: readonly ContainerId[]): void {
    const found = new Set(listed.map(({ container }) => container.id));
    for (const id of only ?? [...this.records.keys()]) if (!found.has(id)) this.removeContainer(id, reading);
    for (const item of listed) {
      const before = this.records.get(item.container.id);
      if (this.#isOutdated(item.container.id, before?.reading, reading)) continue;
      this.records.set(item.container.id, withListed(before, item, reading));
    }
  }

  putInspected(inspected: InspectedContainer, reading: number): void {
    const { id } = inspected.container;
    const before = this.records.get(id);
    if (this.#isOutdated(id, before?.reading, reading)) return;
    this.records.set(id, withInspected(before, inspected, reading));
  }

  removeContainer(id: ContainerId, reading: number): void {
    const before = this.records.get(id);
    if ((before?.reading ?? 0) < reading) this.#remove(this.records, id, reading);
  }

  nameInterfaces(names: ReadonlyMap<EndpointId, string>): void {
    for (const [id, record] of this.records) this.records.set(id, withInterfaceNames(record, names));
  }

  /** Another engine: nothing known of the last one holds. */
  clear(): void {
    this.records.clear();
    this.#networks.clear();
  }

  #isOutdated(id: string, known: number | undefined, reading: number): boolean {
    return (known ?? 0) > reading || (this.#removed.get(id) ?? 0) > reading;
  }

  #remove<I extends string>(from: Map<I, unknown>, id: I, reading: number): void {
    from.delete(id);
    this.#removed.delete(id);
    this.#removed.set(id, reading);
    const [oldest] = this.#removed.keys();
    if (this.#removed.size > graves && oldest !== undefined) this.#removed.delete(oldest);
  }
}
