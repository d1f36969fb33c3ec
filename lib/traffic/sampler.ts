/**
 * Takes the topology and a source of counters, gives every second what each endpoint and network carries per second.
 * The one loop of traffic: owns its timer. Must not import the stream, nor anything that knows how counters are read.
 */
import { reasonOf } from '@/lib/model';
import type {
  ContainerId,
  EndpointId,
  NetworkId,
  NetworkTrafficSample,
  Topology,
  TrafficSample,
  TrafficSourceKind,
} from '@/lib/model';
import { networkRates } from './network-rates';
import { isContinued, rateBetween } from './rates';
import type { Reading } from './rates';
import type { AttributedCounters, ProvenInterface, TrafficSource, TrafficTarget } from './source';
import { Subscribers } from './subscribers';
import { candidatesOf, targetsOf } from './targets';
import type { Candidate } from './targets';

/** Rates per second of one moment; who is absent is unknown. */
export interface TrafficTick {
  at: string;
  endpoints: ReadonlyMap<EndpointId, TrafficSample>;
  networks: ReadonlyMap<NetworkId, NetworkTrafficSample>;
  unattributed: AttributedCounters['unattributed'];
}

export interface SamplerOptions {
  source: TrafficSource;
  topology: () => Topology;
  pidOf: (id: ContainerId) => number | null;
  /** Milliseconds. */
  intervalMs?: number;
  log?: { warn(detail: object, message: string): void };
}

export class Sampler {
  private readonly ticks: Subscribers<TrafficTick>;
  private readonly attributions: Subscribers<ReadonlyMap<EndpointId, ProvenInterface>>;
  private readonly kinds: Subscribers<TrafficSourceKind>;
  private readonly intervalMs: number;
  private timer: NodeJS.Timeout | null = null;
  /** Counts starts and stops, so that a reading under way when stopped comes to nothing. */
  private run = 0;
  private running = false;
  private begunAt = 0;
  private candidates: { of: Topology; list: readonly Candidate[] } | null = null;
  private readings: ReadonlyMap<EndpointId, Reading> = new Map();
  private kind: TrafficSourceKind = 'none';
  private lastTick: TrafficTick | null = null;

  constructor(private readonly options: SamplerOptions) {
    this.intervalMs = options.intervalMs ?? 1000;
    const failed = (error: unknown) => options.log?.warn({ reason: reasonOf(error) }, 'a listener to traffic failed');
    this.ticks = new Subscribers(failed);
    this.attributions = new Subscribers(failed);
    this.kinds = new Subscribers(failed);
  }

  /** The newest tick; null before the first and after a stop. */
  get last(): TrafficTick | null {
    return this.lastTick;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.begunAt = performance.now();
    void this.sample(++this.run);
  }

  /** What was known of rates is forgotten: after a pause a difference would be an average over it. */
  stop(): void {
    this.running = false;
    this.run++;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.readings = new Map();
    this.lastTick = null;
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
  onSource(listener: (kind: TrafficSourceKind) => void): () => void {
    return this.kinds.add(listener);
  }

  private async sample(run: number): Promise<void> {
    const topology = this.options.topology();
    if (this.candidates?.of !== topology) this.candidates = { of: topology, list: candidatesOf(topology) };
    const targets = targetsOf(this.candidates.list, this.options.pidOf);
    const takenAt = performance.now();
    try {
      const counters = await this.options.source.read(targets);
      if (run === this.run) this.publish(topology, targets, counters, takenAt);
    } catch (error) {
      this.options.log?.warn({ reason: reasonOf(error) }, 'traffic could not be read');
      if (run === this.run) this.readings = new Map();
    }
    if (run === this.run) this.schedule(run);
  }

  /** On the beat of the start, so that delays do not add up; beats that were missed are skipped. */
  private schedule(run: number): void {
    const elapsed = performance.now() - this.begunAt;
    const next = (Math.floor(elapsed / this.intervalMs) + 1) * this.intervalMs;
    this.timer = setTimeout(() => void this.sample(run), next - elapsed).unref();
  }

  private publish(
    topology: Topology,
    targets: readonly TrafficTarget[],
    { byEndpoint, unattributed }: AttributedCounters,
    takenAt: number,
  ): void {
    const before = this.readings;
    this.readings = readingsOf(targets, byEndpoint, takenAt);
    const endpoints = new Map<EndpointId, TrafficSample>();
    for (const [id, reading] of this.readings) {
      const sample = rateBetween(before.get(id), reading);
      if (sample) endpoints.set(id, sample);
    }
    this.announce(before, byEndpoint);
    const networks = networkRates(topology.endpoints, endpoints);
    this.lastTick = { at: new Date().toISOString(), endpoints, networks, unattributed };
    this.ticks.tell(this.lastTick);
  }

  private announce(before: ReadonlyMap<EndpointId, Reading>, byEndpoint: AttributedCounters['byEndpoint']): void {
    const { kind } = this.options.source;
    if (kind !== this.kind) {
      this.kind = kind;
      this.kinds.tell(kind);
    }
    if (isSame(before, this.readings)) return;
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
    if (!old || !isContinued(old, reading)) return false;
  }
  return true;
}

function readingsOf(
  targets: readonly TrafficTarget[],
  byEndpoint: AttributedCounters['byEndpoint'],
  takenAt: number,
): Map<EndpointId, Reading> {
  const readings = new Map<EndpointId, Reading>();
  for (const { container, pid, endpoints } of targets) {
    for (const { id, engineEndpointId } of endpoints) {
      const found = byEndpoint.get(id);
      if (!found) continue;
      const { interfaceName, counters } = found;
      readings.set(id, { takenAt, pid, startedAt: container.startedAt, engineEndpointId, interfaceName, counters });
    }
  }
  return readings;
}
