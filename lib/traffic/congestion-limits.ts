import { congestionReasons } from '@/lib/model';
import type { CongestionReason } from '@/lib/model';
import { dropShare, errorShare, sumOf } from './congestion-slice';
import type { Counted, Direction, Slice } from './congestion-slice';

interface Limit {
  /** Seconds that are looked back on. */
  over: number;
  /** The level from which a sample is evidence, and the lower one from which it keeps a flag that is there. */
  raise: number;
  keep: number;
  /** The share of the time that must be so. */
  share: number;
  /** Packets that must have been lost altogether: 1 of 3 is no news. */
  least: number;
}

const limits: Readonly<Record<CongestionReason, Limit>> = {
  drops: { over: 10, raise: 0.005, keep: 0.0025, share: 0.3, least: 20 },
  errors: { over: 10, raise: 0.001, keep: 0.0005, share: 0.3, least: 10 },
  // Reached for a moment by every large transfer.
  ceiling: { over: 30, raise: 0.9, keep: 0.8, share: 0.8, least: 0 },
  link: { over: 10, raise: 0.85, keep: 0.75, share: 0.8, least: 0 },
};

/** Samples that must agree, and so many more that are looked back on at least: at a slow pace 10 s hold but one. */
const agreeing = 3;
const fewest = agreeing + 1;
/** However fast the beat is. */
const most = 600;

const longest = Math.max(...Object.values(limits).map(({ over }) => over));

/** Without what no reason looks back on. */
export function recentSlices(slices: readonly Slice[]): readonly Slice[] {
  return lastOf(slices, longest).slice(-most);
}

/** What a reason looks back on. */
export function slicesFor(reason: CongestionReason, slices: readonly Slice[]): readonly Slice[] {
  return lastOf(slices, limits[reason].over);
}

/** That an alert begins; `slices` are those that the reason looks back on. */
export function isRaised(reason: CongestionReason, slices: readonly Slice[]): boolean {
  const { raise, keep, share, least } = limits[reason];
  const bad = slices.filter(({ levels }) => levels[reason] >= raise);
  if (bad.length < agreeing || shareOf(reason, bad, slices) < share) return false;
  if (least === 0) return true;
  const lost = sumOf(slices, worseDirection(reason, slices));
  return lostOf(reason, lost) >= least && shareLost(reason, lost) >= keep;
}

/** That one which was raised goes on: it ends when it was nearly quiet for the whole time that is looked back on. */
export function isKept(reason: CongestionReason, slices: readonly Slice[]): boolean {
  const { keep, share } = limits[reason];
  const bad = slices.filter(({ levels }) => levels[reason] >= keep);
  return bad.length > 0 && shareOf(reason, bad, slices) >= share / 3;
}

/** When it began: the first sample that is evidence. */
export function beginOf(reason: CongestionReason, slices: readonly Slice[]): string | null {
  return slices.find(({ levels }) => levels[reason] >= limits[reason].raise)?.at ?? null;
}

/** Evidence of anything. */
export function isNotable({ levels }: Slice): boolean {
  return congestionReasons.some((reason) => levels[reason] >= limits[reason].keep);
}

/** The one that lost more, or carried more. */
export function worseDirection(reason: CongestionReason, slices: readonly Slice[]): Direction {
  const [rx, tx] = [sumOf(slices, 'rx'), sumOf(slices, 'tx')];
  const ofReason = (counted: Counted) => (limits[reason].least > 0 ? lostOf(reason, counted) : counted.bytes);
  return ofReason(tx) > ofReason(rx) ? 'tx' : 'rx';
}

export function secondsOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { seconds }) => sum + seconds, 0);
}

function shareOf(reason: CongestionReason, bad: readonly Slice[], all: readonly Slice[]): number {
  return secondsOf(bad) / Math.max(secondsOf(all), limits[reason].over);
}

function lostOf(reason: CongestionReason, { dropped, errors }: Counted): number {
  return reason === 'errors' ? errors : dropped;
}

function shareLost(reason: CongestionReason, counted: Counted): number {
  return reason === 'errors' ? errorShare(counted) : dropShare(counted);
}

function lastOf(slices: readonly Slice[], over: number): readonly Slice[] {
  let seconds = 0;
  for (let at = slices.length - 1; at >= 0; at--) {
    if (seconds >= over && slices.length - 1 - at >= fewest) return slices.slice(at + 1);
    seconds += slices[at]?.seconds ?? 0;
  }
  return slices;
}
