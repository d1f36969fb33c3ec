import type { Engine } from '@/lib/docker/engine';
import { isAppError, reasonOf, shortId, type ContainerId } from '@/lib/model';
import { ContainerQueue } from './container-queue';
import { needsDetail, type ContainerRecord } from './container-record';
import type { Unread } from './dirty';
import type { Readings } from './readings';

/** Milliseconds until details are asked for again that a proxy keeps back. */
const deniedMs = 60_000;

/** Whoever is overtaken so often is changed all the time. */
const mostTimes = 10;

/** Asks the engine and puts what it says into the readings; `changed` is called after every answer. */
export class EngineReader {
  readonly #engine: Engine;
  readonly #readings: Readings;
  readonly #changed: () => void;
  readonly #log: (line: string) => void;
  readonly #details: ContainerQueue;
  /** Of those whose last inspect failed, why. */
  readonly #failures = new Map<ContainerId, unknown>();
  #isOpen = false;
  /** When a proxy last kept a detail back; the lists have to do then. */
  #deniedAt = -Infinity;

  constructor(engine: Engine, readings: Readings, changed: () => void, log: (line: string) => void) {
    this.#engine = engine;
    this.#readings = readings;
    this.#changed = changed;
    this.#log = log;
    this.#details = new ContainerQueue((id) => this.#inspect(id));
  }

  /** Both lists, and the detail of what changed since it was last inspected. Gives the milliseconds that the lists took. */
  async readEverything(touched: ReadonlySet<ContainerId> = new Set()): Promise<number> {
    const begun = performance.now();
    const reading = this.#readings.begin();
    const [networks, containers] = await Promise.all([this.#engine.listNetworks(), this.#engine.listContainers()]);
    const cost = performance.now() - begun;
    this.#readings.putNetworks(networks, reading);
    this.#readings.putContainers(containers, reading);
    this.#changed();
    for (const [id, record] of this.#readings.records) {
      if (needsDetail(record) || touched.has(id)) void this.#details.request(id);
    }
    return cost;
  }

  /**
   * Only these, each by list and by inspect at the same time: the list shows what exists, and inspect waits for the
   * container's lock, so it is right even when it begins before the engine has stored the change that it just announced
   * (20.10 emits `connect` first and updates what lists read afterwards). Resolves after the lists; `detail` after both.
   * `patient`: then `detail` waits for slow ones too, and rejects with the error of one that could not be inspected.
   */
  async readSome(
    { containers, networks }: Omit<Unread, 'everything'>,
    { patient = false } = {},
  ): Promise<{ detail: Promise<unknown> }> {
    // Begun before the inspects, which are to win.
    const reading = this.#readings.begin();
    const detail = Promise.all(containers.map((id) => (patient ? this.#wholly(id) : this.#details.request(id))));
    // Where the lists fail, theirs is the error that is told.
    detail.catch(() => undefined);
    const [networkList, containerList] = await Promise.all([
      this.#engine.listNetworks(networks),
      this.#engine.listContainers(containers),
    ]);
    this.#readings.putNetworks(networkList, reading, networks);
    this.#readings.putContainers(containerList, reading, containers);
    this.#changed();
    return { detail };
  }

  /** An answer that a newer list overtook does not count, and the list leaves out what was asked for: asks again. */
  async #wholly(id: ContainerId): Promise<void> {
    let record: ContainerRecord | undefined;
    for (let time = 0; time < mostTimes && (time === 0 || (record && needsDetail(record))); time += 1) {
      await this.#details.request(id, { patient: true });
      if (this.#failures.has(id)) throw this.#failures.get(id);
      record = this.#readings.records.get(id);
    }
  }

  open(): void {
    this.#deniedAt = -Infinity;
    this.#isOpen = true;
  }

  /** Forgets what was still to be inspected. */
  close(): void {
    this.#isOpen = false;
    this.#details.clear();
    this.#failures.clear();
  }

  async #inspect(id: ContainerId): Promise<void> {
    if (performance.now() - this.#deniedAt < deniedMs) return;
    const reading = this.#readings.begin();
    this.#failures.delete(id);
    try {
      this.#readings.putInspected(await this.#engine.inspectContainer(id), reading);
      this.#changed();
    } catch (error) {
      if (isAppError(error) && error.code === 'not_found') {
        this.#readings.removeContainer(id, reading);
        this.#changed();
        // Its lists go on without it; the next reconciliation tries again.
      } else if (isAppError(error) && error.code === 'engine_denied') {
        this.#deniedAt = performance.now();
      } else {
        this.#failures.set(id, error);
        this.#log(`container ${shortId(id)} could not be inspected: ${reasonOf(error)}`);
      }
      return;
    }
    // A list begun meanwhile was newer and saw a change: this answer did not count.
    const record = this.#readings.records.get(id);
    if (this.#isOpen && record && needsDetail(record)) void this.#details.request(id);
  }
}
