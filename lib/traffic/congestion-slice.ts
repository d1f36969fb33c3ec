import type { CongestionReason, TrafficSample } from '@/lib/model';

export type Direction = 'rx' | 'tx';

/** Counts, not rates. What is unknown is none: it is no evidence. */
export interface Counted {
  bytes: number;
  packets: number;
  dropped: number;
  errors: number;
}

/** What one sample says of one subject, over the time it covers. */
export interface Slice {
  at: string;
  seconds: number;
  rx: Counted;
  tx: Counted;
  /** How bad it is, by reason: the share of packets that was lost, or of the speed that was reached. 0 is fine. */
  levels: Readonly<Record<CongestionReason, number>>;
}

/** The highest that a subject was known to carry, in its busier direction. */
export interface Ceiling {
  bytesPerSecond: number;
  /** How far back it is known. */
  overSeconds: number;
  /** What it carries most of the time (its median). Given, a load that is always near its ceiling is no news. */
  usualBytesPerSecond?: number;
}

/** Bytes per second; null where none is known. */
export interface Speeds {
  ceiling: number | null;
  link: number | null;
}

/** More than so many times the highest that was known proves that it was no ceiling. */
const record = 1.1;

const nothing: Counted = { bytes: 0, packets: 0, dropped: 0, errors: 0 };
const fine = { drops: 0, errors: 0, ceiling: 0, link: 0 };

/** A gap: time that passed without evidence. */
export function emptySlice(at: string, seconds: number): Slice {
  return { at, seconds, rx: nothing, tx: nothing, levels: fine };
}

export function sliceOf(sample: TrafficSample, at: string, seconds: number, speeds: Speeds): Slice {
  const [rx, tx] = [countedOf(sample, 'rx', seconds), countedOf(sample, 'tx', seconds)];
  const worst = (of: (counted: Counted) => number) => Math.max(of(rx), of(tx));
  const rate = busierRate(sample);
  const levels = {
    drops: worst(dropShare),
    errors: worst(errorShare),
    ceiling: speeds.ceiling && rate <= speeds.ceiling * record ? rate / speeds.ceiling : 0,
    link: speeds.link ? rate / speeds.link : 0,
  };
  return { at, seconds, rx, tx, levels };
}

/** Bytes per second of the busier direction: links carry as much each way, and a ceiling is of one. */
export function busierRate({ rxBytesPerSecond, txBytesPerSecond }: TrafficSample): number {
  return Math.max(rxBytesPerSecond ?? 0, txBytesPerSecond ?? 0);
}

/** Dropped and damaged packets are not among the packets that an interface counts. */
export function dropShare({ dropped, packets }: Counted): number {
  return dropped > 0 ? dropped / (packets + dropped) : 0;
}

export function errorShare({ errors, packets }: Counted): number {
  return errors > 0 ? errors / (packets + errors) : 0;
}

export function sumOf(slices: readonly Slice[], direction: Direction): Counted {
  return slices.reduce((sum, { [direction]: one }) => {
    const { bytes, packets, dropped, errors } = sum;
    return {
      bytes: bytes + one.bytes,
      packets: packets + one.packets,
      dropped: dropped + one.dropped,
      errors: errors + one.errors,
    };
  }, nothing);
}

function countedOf(sample: TrafficSample, direction: Direction, seconds: number): Counted {
  const count = (rate: number | null) => (rate ?? 0) * seconds;
  return direction === 'rx'
    ? {
        bytes: count(sample.rxBytesPerSecond),
        packets: count(sample.rxPacketsPerSecond),
        dropped: count(sample.rxDropped),
        errors: count(sample.rxErrors),
      }
    : {
        bytes: count(sample.txBytesPerSecond),
        packets: count(sample.txPacketsPerSecond),
        dropped: count(sample.txDropped),
        errors: count(sample.txErrors),
      };
}
