import { plusKnown } from '@/lib/model';
import type { EndpointId, NetworkId } from '@/lib/model';
import type { DecodedTraffic } from '@/lib/stream/decode-traffic';
import { forgetMovement, noteMovement } from './movement';
import { MinuteRings } from './minute-rings';
import { serverNow } from './server-clock';
import { createStore } from './store';

/** Bytes per second sent into all networks but the host's; null where nothing was known. */
export interface RatePoint {
  /** Epoch milliseconds. */
  at: number;
  bytesPerSecond: number | null;
}

/** Seconds that the total goes back, a point for each. */
export const totalPoints = 900;

export const trafficTick = createStore<DecodedTraffic | null>(null);
export const totalHistory = createStore<readonly RatePoint[]>([]);
const minutes = new MinuteRings<NetworkId | EndpointId>();

export function receiveTraffic(tick: DecodedTraffic): void {
  noteMovement(tick);
  minutes.next();
  for (const [id, { txBytesPerSecond }] of tick.networks) {
    if (txBytesPerSecond !== null) minutes.set(id, txBytesPerSecond);
  }
  for (const [id, { rxBytesPerSecond, txBytesPerSecond }] of tick.endpoints) {
    const both = plusKnown(rxBytesPerSecond, txBytesPerSecond);
    if (both !== null) minutes.set(id, both);
  }
  const point = { at: Date.parse(tick.at), bytesPerSecond: tick.engine?.sent ?? null };
  totalHistory.set([...totalHistory.get().slice(1 - totalPoints), point]);
  trafficTick.set(tick);
}

/** What was before the first tick that was heard here: the server remembers. */
export function precede(points: readonly RatePoint[]): void {
  const heard = totalHistory.get();
  const first = heard[0]?.at ?? Infinity;
  // Half a second: the same moment may be told once by each.
  totalHistory.set([...points.filter(({ at }) => at < first - 500), ...heard].slice(-totalPoints));
}

/** The stream is gone: nothing is known until it is back, which draws a gap and not a zero. */
export function forgetTraffic(): void {
  if (trafficTick.get() === null) return;
  forgetMovement();
  minutes.next();
  totalHistory.set([...totalHistory.get().slice(1 - totalPoints), { at: serverNow(), bytesPerSecond: null }]);
  trafficTick.set(null);
}

/**
 * The last minute, one value a tick, oldest first: what was sent into a network, what endpoints received and sent
 * together. Of several their sum.
 */
export function lastMinuteOf(ids: readonly (NetworkId | EndpointId)[]): (number | null)[] {
  return minutes.read(ids);
}
