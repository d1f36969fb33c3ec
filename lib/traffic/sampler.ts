/**
 * Takes the topology and a source of counters, gives what each endpoint and network carries per second, again and again.
 * The one loop of traffic: owns its timer. Must not import the stream, nor anything that knows how counters are read.
 */
import { reasonOf } from '@/lib/model';
import type { ContainerId, EndpointId, Topology, TrafficSourceKind } from '@/lib/model';
import { noHostCounters } from './host-counters';
import type { HostCounters } from './host-counters';
import { Ledger } from './ledger';
import { isContinued } from './rates';
import type { Reading } from './rates';
import { Reckoning } from './reckoning';
import type { Rates } from './reckoning';
import type { AttributedCounters, ProvenInterface, TrafficSource, TrafficTarget } from './source';
import { Subscribers } from './subscribers';
import { candidatesOf, targetsOf } from './targets';
import type { Candidate } from './targets';

export interface TrafficTick extends Rates {
  at: string;
  /** Milliseconds since the tick before, over which its rates are averages; null of the first. */
  covers: number | null;
}

/** Which source is read, and why it is not the best one. */
export interface SourceState {
  kind: TrafficSourceKind;
  reason: string | null;
}

export interface SamplerOptions {
  source: TrafficSource;
  topology: () => Topology;
  pidOf: (id: ContainerId) => number | null;
  /** What the engine's host counted, where it can be read. */
  hostCounters?: () => HostCounters;
  /** Milliseconds. */
  intervalMs?: number;
  log?: { warn(detail: object, message: string): void };
}

export class Sampler {
  /** Totals since the start. */
  readonly ledger = new Ledger();
  private readonly ticks: Subscribers<TrafficTick>;
  private readonly attributions: Subscribers<ReadonlyMap<EndpointId, ProvenInterface>>;
  private readonly sources: Subscribers<SourceState>;
  private readonly reckoning = new Reckoning(this.ledger);
  private intervalMs: number;
  private timer: NodeJS.Timeout | null = null;
  /** Counts starts, stops and changes of pace, so that a reading under way at one of them does not go on with the old. */
  private run = 0;
  private running = false;
  private begunAt = 0;
  private takenAt: number | null = null;
  private candidates: { of: Topology; list: readonly Candidate[] } | null = null;
  private state: SourceState = { kind: 'none', reason: null };
  private lastTick: TrafficTick | null = null;
  private reading: Promise<void> | null = null;
  private spentMs = 0;

  constructor(private readonly options: SamplerOptions) {
    this.intervalMs = options.intervalMs ?? 1000;
    const failed = (error: unknown) => options.log?.warn({ reason: reasonOf(error) }, 'a listener to traffic failed');
    this.ticks = new Subscribers(failed);
    this.attributions = new Subscribers(failed);
    this.sources = new Subscribers(failed);
  }

  /** The newest tick; null before the first and after a stop. */
  get last(): TrafficTick | null {
    return this.lastTick;
  }

  /** Milliseconds since the newest reading; null before the first and after a stop. */
  get age(): number | null {
    return this.takenAt === null ? null : performance.now() - this.takenAt;
  }

  /** Milliseconds spent on readings since the start, waiting for the source included. */
  get spent(): number {
    return this.spentMs;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.begin();
  }

  /** What was known of rates is forgotten: after a rest a difference would be an average over it. */
  stop(): void {
    this.running = false;
    this.run++;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.takenAt = null;
    this.reckoning.forget();
    this.lastTick = null;
    this.options.source.rest?.();
  }

  /** From now on a reading every so many milliseconds; the next one at once when that is sooner than before. */
  setPace(intervalMs: number): void {
    const isSooner = intervalMs < this.intervalMs;
    if (intervalMs === this.intervalMs) return;
    this.intervalMs = intervalMs;
    if (!this.running) return;
    this.run++;
    if (this.timer) clearTimeout(this.timer);
    this.begunAt = performance.now();
    if (isSooner) this.begin();
    else this.schedule(this.run);
  }

  /** Resolves when no reading is older than `ageMs`: for who asks from time to time and has no use for a beat. */
  async freshen(ageMs: number): Promise<void> {
    if (this.running && (this.age ?? Infinity) > ageMs) await this.readOnce();
  }

  /** After every reading, the first included (it has no rates yet). Returns how to end it. */
  subscribe(listener: (tick: TrafficTick) => void): () => void {
    return this.ticks.add(listener);
  }

  /** The interfaces of all endpoints, whenever one became known, changed, was made anew or went. */
  onAttribution(listener: (interfaces: ReadonlyMap<EndpointId, ProvenInterface>) => void): () => void {
    return this.attributions.add(listener);
  }

  /** Whenever the source turned out to be another: `none` until it is proven that it can be read. */
  onSource(listener: (state: SourceState) => void): () => void {
    return this.sources.add(listener);
  }

  private begin(): void {
    this.begunAt = performance.now();
    void this.beat(++this.run);
  }

  private async beat(run: number): Promise<void> {
    await this.readOnce();
    if (run === this.run) this.schedule(run);
  }

  /** On the beat of the start, so that delays do not add up; beats that were missed are skipped. */
  private schedule(run: number): void {
    const elapsed = performance.now() - this.begunAt;
    const next = (Math.floor(elapsed / this.intervalMs) + 1) * this.intervalMs;
    this.timer = setTimeout(() => void this.beat(run), next - elapsed).unref();
  }

  /** One at a time: whoever asks meanwhile gets the one under way. */
  private readOnce(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = null));
    return this.reading;
  }

  private async read(): Promise<void> {
    const topology = this.options.topology();
    if (this.candidates?.of !== topology) this.candidates = { of: topology, list: candidatesOf(topology) };
    const targets = targetsOf(this.candidates.list, this.options.pidOf);
    const takenAt = performance.now();
    try {
      const counters = await this.options.source.read(targets);
      if (this.running) this.publish(topology, targets, counters, takenAt);
    } catch (error) {
      this.options.log?.warn({ reason: reasonOf(error) }, 'traffic could not be read');
      this.reckoning.forget();
    }
    this.spentMs += performance.now() - takenAt;
  }

  private publish(
    topology: Topology,
    targets: readonly TrafficTarget[],
    counters: AttributedCounters,
    takenAt: number,
  ): void {
    const before = this.reckoning.readings;
    // The stats API tells nothing of a host, and that of /proc may be another one's.
    const host = this.options.source.kind === 'proc' ? this.options.hostCounters?.() : undefined;
    const rates = this.reckoning.take(topology, { takenAt, targets, counters, host: host ?? noHostCounters });
    this.announce(before, counters.byEndpoint);
    const covers = this.takenAt === null ? null : takenAt - this.takenAt;
    this.takenAt = takenAt;
    this.lastTick = { at: new Date().toISOString(), covers, ...rates };
    this.ticks.tell(this.lastTick);
  }

  private announce(before: ReadonlyMap<EndpointId, Reading>, byEndpoint: AttributedCounters['byEndpoint']): void {
    const { kind, reason } = this.options.source;
    if (kind !== this.state.kind || reason !== this.state.reason) {
      this.state = { kind, reason };
      this.sources.tell(this.state);
    }
    if (isSame(before, this.reckoning.readings)) return;
    this.attributions.tell(
      new Map(Array.from(byEndpoint, ([id, { interfaceName, peerIndex }]) => [id, { interfaceName, peerIndex }])),
    );
  }
}

/** An interface that was made anew between two readings often has the name of the last one. */
function isSame(before: ReadonlyMap<EndpointId, Reading>, after: ReadonlyMap<EndpointId, Reading>): boolean {
  if (before.size !== after.size) return false;
  for (const [id, reading] of after) {
    const old = before.get(id);
    if (!old || old.interfaceName !== reading.interfaceName || !isContinued(old, reading)) return false;
  }
  return true;
}
