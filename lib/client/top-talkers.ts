import { plusKnown } from '@/lib/model';
import type { EndpointId } from '@/lib/model';
import type { Traffic } from './use-settled-traffic';

export interface Talker {
  id: EndpointId;
  /** Received and sent. */
  bytesPerSecond: number;
}

/** Those that carry most, largest first; nobody who carries nothing. */
export function topTalkers(traffic: Traffic, count: number): Talker[] {
  const top: Talker[] = [];
  for (const [id, { rxBytesPerSecond, txBytesPerSecond }] of traffic?.endpoints ?? []) {
    const bytesPerSecond = plusKnown(rxBytesPerSecond, txBytesPerSecond) ?? 0;
    const least = top.at(-1);
    if (bytesPerSecond < 1 || (top.length === count && least && least.bytesPerSecond >= bytesPerSecond)) continue;
    const place = top.findIndex((one) => one.bytesPerSecond < bytesPerSecond);
    top.splice(place === -1 ? top.length : place, 0, { id, bytesPerSecond });
    top.length = Math.min(top.length, count);
  }
  return top;
}
