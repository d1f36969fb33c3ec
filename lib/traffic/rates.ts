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
  device?: number | null;
  counters: InterfaceCounters;
}

/** What was counted over a time. */
export interface Difference {
  seconds: number;
  counters: InterfaceCounters;
}

/**
 * What was counted between two readings; null when they cannot be compared: nothing before, no time between, a restart,
 * another interface, or a counter that went back (reset, or a 32-bit one that wrapped: how often it did nobody knows).
 */
export function differenceBetween(before: Reading | undefined, after: Reading): Difference | null {
  return before && isContinued(before, after) ? grownSince(before, after) : null;
}

type Taken = Pick<Reading, 'takenAt' | 'counters'>;

/** The same of counters that are known to be the same ones. */
export function grownSince(before: Taken | undefined, after: Taken): Difference | null {
  if (!before) return null;
  const counters = grownBy(before.counters, after.counters);
  const seconds = (after.takenAt - before.takenAt) / 1000;
  return counters && seconds > 0 ? { seconds, counters } : null;
}

/** null when any counter went back. */
export function grownBy(from: InterfaceCounters, to: InterfaceCounters): InterfaceCounters | null {
  const grown = {
    rxBytes: to.rxBytes - from.rxBytes,
    txBytes: to.txBytes - from.txBytes,
    rxPackets: to.rxPackets - from.rxPackets,
    txPackets: to.txPackets - from.txPackets,
    rxErrors: minus(to.rxErrors, from.rxErrors),
    txErrors: minus(to.txErrors, from.txErrors),
    rxDropped: minus(to.rxDropped, from.rxDropped),
    txDropped: minus(to.txDropped, from.txDropped),
  };
  return hasGoneBack(grown) ? null : grown;
}

/** Per second. */
export function ratesOf({ seconds, counters }: Difference): TrafficSample {
  const per = (count: number | null) => (count === null ? null : count / seconds);
  return {
    rxBytesPerSecond: per(counters.rxBytes),
    txBytesPerSecond: per(counters.txBytes),
    rxPacketsPerSecond: per(counters.rxPackets),
    txPacketsPerSecond: per(counters.txPackets),
    rxErrors: per(counters.rxErrors),
    txErrors: per(counters.txErrors),
    rxDropped: per(counters.rxDropped),
    txDropped: per(counters.txDropped),
  };
}

/** Read from the same interface of the same process, whatever it is called by now. */
export function isContinued(before: Reading, after: Reading): boolean {
  return (
    before.pid === after.pid &&
    before.startedAt === after.startedAt &&
    before.engineEndpointId === after.engineEndpointId &&
    isSameInterface(before, after)
  );
}

function isSameInterface(before: Reading, after: Reading): boolean {
  const [old, device] = [before.device ?? null, after.device ?? null];
  return old === null || device === null ? before.interfaceName === after.interfaceName : old === device;
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function hasGoneBack(grown: InterfaceCounters): boolean {
  return (
    grown.rxBytes < 0 ||
    grown.txBytes < 0 ||
    grown.rxPackets < 0 ||
    grown.txPackets < 0 ||
    (grown.rxErrors ?? 0) < 0 ||
    (grown.txErrors ?? 0) < 0 ||
    (grown.rxDropped ?? 0) < 0 ||
    (grown.txDropped ?? 0) < 0
  );
}
