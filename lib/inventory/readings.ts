import type { InspectedContainer, ListedContainer } from '@/lib/docker/engine';
import type { ContainerId, EndpointId, Network, NetworkId } from '@/lib/model';
import {
  withAnnotations,
  withInspected,
  withListed,
  type ContainerRecord,
  type EndpointAnnotation,
} from './container-record';
import { keep } from './keep';

/** How what changed was before; undefined is what was not there. */
export interface Changes {
  networks: Map<NetworkId, Network | undefined>;
  records: Map<ContainerId, ContainerRecord | undefined>;
}

const newChanges = (): Changes => ({ networks: new Map(), records: new Map() });

/**
 * What the engine was read to hold. Readings overlap and answers arrive in any order, so each carries the number that it
 * was begun with, and an older one never overwrites or revives what a newer one said.
 */
export class Readings {
  readonly #records = new Map<ContainerId, ContainerRecord>();
  readonly #networks = new Map<NetworkId, { network: Network; reading: number }>();
  #changes = newChanges();
  /** Objects that a newer reading found gone, since the last complete one. */
  readonly #removed = new Map<string, number>();
  /** Numbers of the last complete readings: what they did not hold did not exist then. */
  readonly #complete = { networks: 0, containers: 0 };
  #last = 0;

  /** The number of a reading that begins now. */
  begin(): number {
    return ++this.#last;
  }

  get records(): ReadonlyMap<ContainerId, ContainerRecord> {
    return this.#records;
  }

  network(id: NetworkId): Network | undefined {
    return this.#networks.get(id)?.network;
  }

  /** What is, or may be, another since this was last asked. */
  takeChanges(): Changes {
    const changes = this.#changes;
    this.#changes = newChanges();
    return changes;
  }

  hasNetwork(id: NetworkId): boolean {
    return this.#networks.has(id);
  }

  /** `only`: the ids that were asked for, all of them when absent. What was asked for and is not there, is no more. */
  putNetworks(networks: readonly Network[], reading: number, only?: readonly NetworkId[]): void {
    const found = new Set(networks.map(({ id }) => id));
    for (const id of only ?? [...this.#networks.keys()]) {
      const before = this.#networks.get(id);
      if (found.has(id) || (before?.reading ?? 0) >= reading) continue;
      this.#note(this.#changes.networks, id, before?.network);
      this.#remove(this.#networks, id, reading);
    }
    for (const network of networks) {
      const before = this.#networks.get(network.id);
      if (this.#isOutdated(network.id, before, reading, this.#complete.networks)) continue;
      this.#note(this.#changes.networks, network.id, before?.network);
      this.#networks.set(network.id, { network: keep(before?.network, network), reading });
    }
    if (!only) this.#complete.networks = Math.max(this.#complete.networks, reading);
  }

  putContainers(listed: readonly ListedContainer[], reading: number, only?: readonly ContainerId[]): void {
    const found = new Set(listed.map(({ container }) => container.id));
    for (const id of only ?? [...this.#records.keys()]) if (!found.has(id)) this.removeContainer(id, reading);
    for (const item of listed) {
      const before = this.#records.get(item.container.id);
      if (this.#isOutdated(item.container.id, before, reading, this.#complete.containers)) continue;
      this.#put(item.container.id, withListed(before, item, reading));
    }
    if (!only) this.#complete.containers = Math.max(this.#complete.containers, reading);
    this.#forget();
  }

  putInspected(inspected: InspectedContainer, reading: number): void {
    const { id } = inspected.container;
    const before = this.#records.get(id);
    if (this.#isOutdated(id, before, reading, this.#complete.containers)) return;
    this.#put(id, withInspected(before, inspected, reading));
  }

  removeContainer(id: ContainerId, reading: number): void {
    const before = this.#records.get(id);
    if ((before?.reading ?? 0) >= reading) return;
    this.#note(this.#changes.records, id, before);
    this.#remove(this.#records, id, reading);
  }

  annotate(annotations: ReadonlyMap<EndpointId, EndpointAnnotation>): void {
    for (const [id, record] of this.#records) this.#put(id, withAnnotations(record, annotations));
  }

  /** Another engine: nothing known of the last one holds. */
  clear(): void {
    for (const [id, record] of this.#records) this.#note(this.#changes.records, id, record);
    for (const [id, { network }] of this.#networks) this.#note(this.#changes.networks, id, network);
    this.#records.clear();
    this.#networks.clear();
  }

  #put(id: ContainerId, record: ContainerRecord): void {
    const before = this.#records.get(id);
    if (record === before) return;
    this.#note(this.#changes.records, id, before);
    this.#records.set(id, record);
  }

  #note<I, T>(changes: Map<I, T | undefined>, id: I, before: T | undefined): void {
    if (!changes.has(id)) changes.set(id, before);
  }

  #isOutdated(id: string, known: { reading: number } | undefined, reading: number, complete: number): boolean {
    return (known?.reading ?? Math.max(complete, this.#removed.get(id) ?? 0)) > reading;
  }

  /** A complete reading says it for all that were found gone before it. */
  #forget(): void {
    const complete = Math.min(this.#complete.networks, this.#complete.containers);
    for (const [id, reading] of this.#removed) if (reading <= complete) this.#removed.delete(id);
  }

  #remove<I extends string>(from: Map<I, unknown>, id: I, reading: number): void {
    from.delete(id);
    this.#removed.set(id, reading);
  }
}
