import type { Engine, EngineChange, EngineDescription } from '@/lib/docker/engine';
import { isAppError, type ContainerId } from '@/lib/model';
import { Dirty } from './dirty';
import type { EngineReader } from './engine-reader';
import type { Readings } from './readings';
import { Throttle } from './throttle';
import type { Timings } from './timings';

/**
 * One unbroken conversation with the engine: subscribe, then list, then read again what events touch, and everything from
 * time to time, because events get lost and some changes emit none (a stopped container that is connected).
 */
export class EngineSession {
  readonly #dirty = new Dirty();
  readonly #flush: Throttle;
  readonly #stopped = new AbortController();
  readonly #failed: Promise<never>;
  #fail: (error: unknown) => void = () => {};
  #reconcile: NodeJS.Timeout | undefined;
  #reading = true;
  #describedAt = 0;

  constructor(
    private readonly engine: Engine,
    private readonly readings: Readings,
    private readonly reader: EngineReader,
    private readonly timings: Timings,
    private readonly described: (description: EngineDescription) => void,
  ) {
    this.#flush = new Throttle(timings.coalesceMs, () => {
      void this.#readDirty();
      return true;
    });
    this.#failed = new Promise((_resolve, reject) => (this.#fail = reject));
    this.#failed.catch(() => undefined); // whoever runs the session hears of it by `run`
  }

  /** Resolves when the engine ends the event stream or `signal` aborts; rejects when it cannot be read any more. */
  async run(signal: AbortSignal, live: () => void): Promise<void> {
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true, signal: this.#stopped.signal });
    });
    try {
      await Promise.race([this.#converse(live), this.#failed, aborted]);
    } finally {
      this.#stopped.abort();
      clearTimeout(this.#reconcile);
      this.#flush.stop();
    }
  }

  async #converse(live: () => void): Promise<void> {
    await this.#describe();
    const changes = await this.#watch();
    // Without events everything is read anew from time to time, which is what happens anyway.
    const watching = changes ? this.#collect(changes) : new Promise<void>(() => {});
    watching.catch(() => undefined); // awaited below; until then the lists may fail first
    await this.#readEverything();
    live();
    this.#reading = false;
    if (!this.#dirty.isEmpty) this.#flush.request();
    await watching;
  }

  /** null where a proxy keeps the events back. */
  async #watch(): Promise<AsyncIterable<EngineChange> | null> {
    try {
      return await this.engine.watch(this.#stopped.signal);
    } catch (error) {
      if (isAppError(error) && error.code === 'engine_denied') return null;
      throw error;
    }
  }

  async #describe(): Promise<void> {
    const description = await this.engine.describe();
    if (this.#stopped.signal.aborted) return;
    this.#describedAt = performance.now();
    this.described(description);
  }

  async #collect(changes: AsyncIterable<EngineChange>): Promise<void> {
    for await (const change of changes) {
      if (change.kind === 'engine') this.#describedAt = -Infinity;
      this.#dirty.mark(change, (id) => this.readings.hasNetwork(id));
      if (!this.#reading) this.#flush.request();
    }
  }

  /** One reading at a time; what becomes dirty meanwhile waits for the next. */
  async #readDirty(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      const unread = this.#dirty.take();
      if (unread.everything) await this.#readEverything(new Set(unread.containers));
      else await this.reader.readSome(unread);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#reading = false;
    }
    if (!this.#dirty.isEmpty && !this.#stopped.signal.aborted) this.#flush.request();
  }

  async #readEverything(touched?: ReadonlySet<ContainerId>): Promise<void> {
    clearTimeout(this.#reconcile);
    // Swarm comes and goes, and drivers with it, without any event.
    if (performance.now() - this.#describedAt > this.timings.describeMs) await this.#describe();
    const cost = await this.reader.readEverything(touched);
    if (this.#stopped.signal.aborted) return;
    this.#reconcile = setTimeout(
      () => {
        this.#dirty.mark({ kind: 'engine' }, () => true);
        this.#flush.request();
      },
      Math.max(this.timings.reconcileMs, cost / this.timings.reconcileDuty),
    );
  }
}
