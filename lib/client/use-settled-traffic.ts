import { useState } from 'react';
import type { DecodedTraffic } from '@/lib/stream/decode-traffic';
import { useStore } from './store';
import { trafficTick } from './traffic-store';

const settleMs = 5000;

/** null: nothing was measured, or nobody asked. */
export type Traffic = DecodedTraffic | null;

/** Follows the ticks but gives another one only every `ms` of the ticks' own time; keeps the last when they end. */
export function settle(ms: number): (tick: Traffic) => Traffic {
  let last: Traffic = null;
  return (tick) => {
    if (tick === null) return last;
    const age = last === null ? Infinity : Math.abs(Date.parse(tick.at) - Date.parse(last.at));
    if (age >= ms) last = tick;
    return last;
  };
}

const nothing = () => null;

/**
 * The traffic to sort by: rows that change places every second cannot be clicked, so it moves every five seconds, and
 * not while it is `held`. null where nobody asks (`wanted`) or nothing was measured yet.
 */
export function useSettledTraffic(wanted: boolean, held: boolean): Traffic {
  const [follow] = useState(() => settle(settleMs));
  const latest = useStore(trafficTick, wanted ? follow : nothing);
  const [shown, setShown] = useState(latest);
  const next = held && shown !== null && latest !== null ? shown : latest;
  if (next !== shown) setShown(next);
  return next;
}
