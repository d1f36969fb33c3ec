import type { NetworkId } from '@/lib/model';
import type { DecodedTraffic } from '@/lib/stream/decode-traffic';
import { forgetMovement, noteMovement } from './movement';
import { createStore } from './store';

/** Bytes per second sent into all networks but the host's; null where nothing was known. */
export interface RatePoint {
  /** Epoch milliseconds. */
  at: number;
  bytesPerSecond: number | null;
}

const sparklinePoints = 60;
const totalPoints = 900;

export const trafficTick = createStore<DecodedTraffic | null>(null);
export const totalHistory = createStore<readonly RatePoint[]>([]);
const networkHistory = new Map<NetworkId, (number | null)[]>();

export function receiveTraffic(tick: DecodedTraffic): void {
  noteMovement(tick);
  for (const id of new Set([...networkHistory.keys(), ...tick.networks.keys()])) {
    remember(id, tick.networks.get(id)?.txBytesPerSecond ?? null);
  }
  const point = { at: Date.parse(tick.at), bytesPerSecond: tick.engine?.sent ?? null };
  totalHistory.set([...totalHistory.get().slice(1 - totalPoints), point]);
  trafficTick.set(tick);
}

/** The stream is gone: nothing is known until it is back, which draws a gap and not a zero. */
export function forgetTraffic(): void {
  if (trafficTick.get() === null) return;
  forgetMovement();
  for (const id of networkHistory.keys()) remember(id, null);
  totalHistory.set([...totalHistory.get().slice(1 - totalPoints), { at: Date.now(), bytesPerSecond: null }]);
  trafficTick.set(null);
}

/** Absent is unknown, which is a gap; a network that was unknown for a whole minute is forgotten. */
function remember(id: NetworkId, rate: number | null): void {
  const history = [...(networkHistory.get(id) ?? []).slice(1 - sparklinePoints), rate];
  if (history.every((value) => value === null)) networkHistory.delete(id);
  else networkHistory.set(id, history);
}

/** The last minute of a network, one value a second, oldest first. */
export function historyOf(id: NetworkId): readonly (number | null)[] {
  return networkHistory.get(id) ?? [];
}
