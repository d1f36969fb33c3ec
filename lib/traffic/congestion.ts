/**
 * Takes ticks of traffic, gives which networks and endpoints are congested, with what was counted and what helps. Never
 * by one sample: see the limits. Remembers only those of whom the last half minute (at a slow pace: four ticks) says
 * something. Owns no timer, and must not import anything that reads.
 */
import { congestionReasons } from '@/lib/model';
import type { CongestionFlag, CongestionReason, CongestionSubject, Network, TrafficSample } from '@/lib/model';
import { beginOf, isKept, isNotable, isRaised, recentSlices, slicesFor } from './congestion-limits';
import { busierRate, emptySlice, sliceOf } from './congestion-slice';
import type { Ceiling, Slice, Speeds } from './congestion-slice';
import { adviceOn, evidenceOf } from './congestion-words';
import type { TrafficTick } from './sampler';

export interface CongestionOptions {
  /** null until enough is known. */
  ceilingOf: (subject: CongestionSubject) => Ceiling | null;
  /** Bytes per second each way of what is underneath; null where there is none, or none is known. */
  linkSpeedOf: (subject: CongestionSubject) => number | null;
  /** What helps depends on the driver; null when the network is gone. */
  networkOf: (subject: CongestionSubject) => Pick<Network, 'driver' | 'parent' | 'mtu'> | null;
}

interface State {
  subject: CongestionSubject;
  slices: readonly Slice[];
  /** When each began. */
  flags: ReadonlyMap<CongestionReason, string>;
}

/** Below it (bytes per second) nothing is full, however little it carried before. */
const slowest = 1_000_000;

export class CongestionWatch {
  /** An endpoint's id holds a colon, a network's none. */
  private states = new Map<string, State>();

  constructor(private readonly options: CongestionOptions) {}

  /** How many subjects are remembered. */
  get watched(): number {
    return this.states.size;
  }

  /** All flags that hold now. */
  take(tick: Pick<TrafficTick, 'at' | 'covers' | 'endpoints' | 'networks'>): CongestionFlag[] {
    // The first tick, also after a rest: what was before it is too old to say anything.
    if (tick.covers === null) this.states = new Map();
    else if (tick.covers > 0) this.look(tick, tick.covers / 1000);
    return Array.from(this.states.values()).flatMap((state) => this.flagsOf(state));
  }

  private look({ at, endpoints, networks }: Pick<TrafficTick, 'at' | 'endpoints' | 'networks'>, seconds: number): void {
    const before = this.states;
    this.states = new Map();
    for (const [id, sample] of networks) this.observe(before, { kind: 'network', id }, sample, at, seconds);
    for (const [id, sample] of endpoints) this.observe(before, { kind: 'endpoint', id }, sample, at, seconds);
    const isThere = ({ kind, id }: CongestionSubject) => (kind === 'network' ? networks.has(id) : endpoints.has(id));
    for (const state of before.values()) {
      if (!isThere(state.subject)) this.keep(state.subject, state, emptySlice(at, seconds));
    }
  }

  private observe(
    before: ReadonlyMap<string, State>,
    subject: CongestionSubject,
    sample: TrafficSample,
    at: string,
    seconds: number,
  ): void {
    const slice = sliceOf(sample, at, seconds, this.speedsOf(subject, busierRate(sample)));
    const state = before.get(subject.id);
    if (state || isNotable(slice)) this.keep(subject, state, slice);
  }

  private keep(subject: CongestionSubject, before: State | undefined, slice: Slice): void {
    const slices = recentSlices([...(before?.slices ?? []), slice]);
    const flags = new Map<CongestionReason, string>();
    for (const reason of congestionReasons) {
      const recent = slicesFor(reason, slices);
      const since = before?.flags.get(reason);
      if (since !== undefined && isKept(reason, recent)) flags.set(reason, since);
      else if (isRaised(reason, recent)) flags.set(reason, beginOf(reason, recent) ?? slice.at);
    }
    if (flags.size > 0 || slices.some(isNotable)) this.states.set(subject.id, { subject, slices, flags });
  }

  private speedsOf(subject: CongestionSubject, rate: number): Speeds {
    if (rate < slowest) return { ceiling: null, link: null };
    const ceiling = this.options.ceilingOf(subject);
    const isNews = ceiling !== null && rate >= 2 * (ceiling.usualBytesPerSecond ?? 0);
    return { ceiling: isNews ? ceiling.bytesPerSecond : null, link: this.options.linkSpeedOf(subject) };
  }

  private flagsOf({ subject, slices, flags }: State): CongestionFlag[] {
    return Array.from(flags, ([reason, since]) => {
      const recent = slicesFor(reason, slices);
      const link = reason === 'link' ? this.options.linkSpeedOf(subject) : null;
      const ceiling = reason === 'ceiling' ? this.options.ceilingOf(subject) : null;
      const evidence = evidenceOf(reason, recent, { link, ceiling });
      return { subject, reason, since, evidence, advice: adviceOn(reason, recent, this.options.networkOf(subject)) };
    });
  }
}
