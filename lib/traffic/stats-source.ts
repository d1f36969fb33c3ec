/**
 * Takes running containers, gives what the engine's stats API last said of each. Asks by itself, a few at a time and over
 * and over, as long as somebody reads: an answer takes an engine up to 2 s, and a reading waits for none. Must not import
 * the engine.
 */
import { ContainerQueue } from '@/lib/inventory/container-queue';
import { isAppError, reasonOf } from '@/lib/model';
import type { ContainerId, EndpointId, TrafficSourceKind } from '@/lib/model';
import type {
  AttributedCounters,
  CountersAt,
  ProvenInterface,
  TrafficSource,
  TrafficTarget,
  Unattributed,
} from './source';
import { StatsReading } from './stats-reading';
import type { StatsOf } from './stats-reading';
import { sweepCycle } from './sweep-pace';

/** Over ssh there are six connections, of which the events hold one: the lists and what people do need another. */
const places = 4;
/** Milliseconds after which one that hangs keeps no place from others: 20.10 needs up to 2 s for its first answer. */
const slowAfter = 3_000;
/** Sweeps that a reading outlives: one missed is a slow engine, three are one that does not answer. */
const lifetime = 3;
/** Milliseconds until a proxy that keeps the counters back is asked again. */
const deniedMs = 60_000;
/** Milliseconds without being read after which nobody is asked any more. */
const patience = 60_000;

export class StatsSource implements TrafficSource {
  private readonly queue = new ContainerQueue((id) => this.ask(id), { places, slowAfter });
  private targets: ReadonlyMap<ContainerId, TrafficTarget> = new Map();
  private readonly readings = new Map<ContainerId, StatsReading>();
  /** Why there was no answer the last time. */
  private readonly failures = new Map<ContainerId, string>();
  private isAwake = false;
  /** Counts rests, so that a sweep under way at one of them does not go on. */
  private run = 0;
  private timer: NodeJS.Timeout | null = null;
  private readAt = 0;
  /** That a proxy keeps the counters back, and when it last did. */
  private denied: { at: number; reason: string } | null = null;
  /** From sweep to sweep; without end until the first is over. */
  private cycleMs = Infinity;

  constructor(
    private readonly statsOf: StatsOf,
    private readonly purpose: string,
  ) {}

  get kind(): TrafficSourceKind {
    return this.denied ? 'none' : 'stats';
  }

  get reason(): string {
    return this.denied?.reason ?? this.purpose;
  }

  async read(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    this.targets = new Map(targets.map((target) => [target.container.id, target]));
    this.readAt = performance.now();
    if (!this.isAwake) {
      this.isAwake = true;
      void this.sweep(this.run);
    }
    return this.newest();
  }

  rest(): void {
    this.isAwake = false;
    this.run++;
    if (this.timer) clearTimeout(this.timer);
    this.queue.clear();
    this.readings.clear();
    this.failures.clear();
    this.cycleMs = Infinity;
  }

  private newest(): AttributedCounters {
    const byEndpoint = new Map<EndpointId, ProvenInterface & CountersAt>();
    const unattributed: Unattributed[] = [];
    const oldest = this.readAt - this.cycleMs * lifetime;
    for (const [containerId, target] of this.targets) {
      const reading = this.readings.get(containerId);
      const failure = this.failures.get(containerId);
      if (reading?.isOf(target) && reading.takenAt >= oldest) {
        for (const [id, found] of reading.byEndpoint) byEndpoint.set(id, found);
        unattributed.push(...reading.unattributed);
      } else if (failure) {
        unattributed.push({ containerId, interfaceName: null, reason: failure, counters: null });
      }
    }
    return { byEndpoint, unattributed };
  }

  /** Every container once, except those that still hang from the one before. */
  private async sweep(run: number): Promise<void> {
    const begunAt = performance.now();
    for (const known of [this.readings, this.failures]) {
      for (const id of known.keys()) if (!this.targets.has(id)) known.delete(id);
    }
    const ids = Array.from(this.targets.keys());
    const free = ids.filter((id) => !this.queue.isAsking(id));
    await Promise.all(free.map((id) => this.queue.request(id)));
    if (run !== this.run) return;
    const tookMs = performance.now() - begunAt;
    this.cycleMs = sweepCycle({ tookMs, containers: ids.length });
    this.timer = setTimeout(() => this.goOn(run), this.cycleMs - tookMs).unref();
  }

  private goOn(run: number): void {
    if (performance.now() - this.readAt > patience) this.rest();
    else void this.sweep(run);
  }

  private async ask(id: ContainerId): Promise<void> {
    const target = this.targets.get(id);
    if (!target || (this.denied && performance.now() - this.denied.at < deniedMs)) return;
    try {
      const interfaces = await this.statsOf(id);
      this.denied = null;
      if (!this.isAwake) return;
      this.readings.set(id, new StatsReading(target, interfaces, performance.now()));
      this.failures.delete(id);
    } catch (error) {
      if (isAppError(error) && error.code === 'engine_denied') {
        this.denied = { at: performance.now(), reason: error.message };
        this.failures.clear();
        return;
      }
      // One that has gone is no failure: the inventory is about to say so.
      if (this.isAwake && !(isAppError(error) && error.code === 'not_found')) this.failures.set(id, reasonOf(error));
    }
  }
}
