import type { CongestionSubject, Topology } from '@/lib/model';
import type { Ceiling } from '@/lib/traffic/congestion-slice';
import { fields } from './block';
import type { History } from './history';
import { endpointKey, networkKey } from './series-key';
import type { SeriesKey } from './series-key';

const received = fields.indexOf('rxBytesPerSecond');
const sent = fields.indexOf('txBytesPerSecond');
const day = 86_400;
/** Seconds that are looked back on, that must be known of them, and that are left out: what is now is no history yet. */
const span = 7 * day;
const least = 3600;
const newest = 600;
/** Seconds until it is looked up anew: it takes some milliseconds, and moves slowly. */
const fresh = 600;

/** The highest that a network or endpoint carried within a week, and what it carries most of the time. */
export class Ceilings {
  private readonly known = new Map<string, { at: number; ceiling: Ceiling | null }>();

  constructor(
    private readonly history: Pick<History, 'retention' | 'read'>,
    private readonly topology: () => Topology,
  ) {}

  /** `now`: epoch seconds. null until an hour is known. */
  of(subject: CongestionSubject, now: number): Ceiling | null {
    const known = this.known.get(subject.id);
    if (known && Math.abs(now - known.at) < fresh) return known.ceiling;
    const key = this.keyOf(subject);
    const ceiling = key && this.read(key, now);
    for (const [id, { at }] of this.known) if (Math.abs(now - at) >= fresh) this.known.delete(id);
    this.known.set(subject.id, { at: now, ceiling });
    return ceiling;
  }

  private keyOf(subject: CongestionSubject): SeriesKey | null {
    const topology = this.topology();
    if (subject.kind === 'network') return networkKey(topology, subject.id);
    const endpoint = topology.endpoints.find(({ id }) => id === subject.id);
    return endpoint ? endpointKey(topology, endpoint.networkId, endpoint.containerId) : null;
  }

  private read(key: SeriesKey, now: number): Ceiling | null {
    const tier = this.history.retention.tiers.findLast(({ keeps }) => keeps >= span) ?? this.history.retention.tiers[3];
    if (!tier) return null;
    const averages: number[] = [];
    let highest = 0;
    for (const [rx, tx] of this.history.read(key, tier, now - span, now - newest, [received, sent])) {
      const average = Math.max(rx?.average ?? -1, tx?.average ?? -1);
      if (average < 0) continue;
      averages.push(average);
      highest = Math.max(highest, rx?.maximum ?? 0, tx?.maximum ?? 0);
    }
    const overSeconds = averages.length * tier.step;
    if (overSeconds < least) return null;
    const usual = averages.sort((a, b) => a - b)[Math.floor(averages.length / 2)] ?? 0;
    return { bytesPerSecond: highest, overSeconds, usualBytesPerSecond: usual };
  }
}
