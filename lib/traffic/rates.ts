import type { TrafficSample } from '@/lib/model';
import type { InterfaceCounters } from './source';

/** Counters as they stood at one moment. */
export interface Reading {
  /** Monotonic, milliseconds: the wall clock jumps. */
  takenAt: number;
  /** The process and the interface they were read from; another one starts to count anew. */
  pid: number;
  startedAt: string | null;
  engineEndpointId: string | null;
  interfaceName: string;
  counters: InterfaceCounters;
}

/**
 * Bytes, packets, errors and drops per second between two readings; null when they cannot be compared: nothing before,
 * no time between, a restart, another interface, or a counter that went back (reset, or a 32-bit one that wrapped: how
 * often it did nobody knows).
 */
export function rateBetween(before: Reading | undefined, after: Reading): TrafficSample | null {
  if (!before || !isContinued(before, after)) return null;
  const seconds = (after.takenAt - before.takenAt) / 1000;
  if (!(seconds > 0)) return null;
  const [from, to] = [before.counters, after.counters];
  if (hasGoneBack(from, to)) return null;
  return {
    rxBytesPerSecond: (to.rxBytes - from.rxBytes) / seconds,
    txBytesPerSecond: (to.txBytes - from.txBytes) / seconds,
    rxPacketsPerSecond: (to.rxPackets - from.rxPackets) / seconds,
    txPacketsPerSecond: (to.txPackets - from.txPackets) / seconds,
    rxErrors: (to.rxErrors - from.rxErrors) / seconds,
    txErrors: (to.txErrors - from.txErrors) / seconds,
    rxDropped: (to.rxDropped - from.rxDropped) / seconds,
    txDropped: (to.txDropped - from.txDropped) / seconds,
  };
}

function hasGoneBack(from: InterfaceCounters, to: InterfaceCounters): boolean {
  return (
    to.rxBytes < from.rxBytes ||
    to.txBytes < from.txBytes ||
    to.rxPackets < from.rxPackets ||
    to.txPackets < from.txPackets ||
    to.rxErrors < from.rxErrors ||
    to.txErrors < from.txErrors ||
    to.rxDropped < from.rxDropped ||
    to.txDropped < from.txDropped
  );
}

/** Read from the same interface of the same process. */
export function isContinued(before: Reading, after: Reading): boolean {
  return (
    before.pid === after.pid &&
    before.startedAt === after.startedAt &&
    before.engineEndpointId === after.engineEndpointId &&
    before.interfaceName === after.interfaceName
  );
}
