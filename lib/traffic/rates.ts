import type { TrafficField, TrafficSample } from '@/lib/model';
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

const counterOf: Record<TrafficField, keyof InterfaceCounters> = {
  rxBytesPerSecond: 'rxBytes',
  txBytesPerSecond: 'txBytes',
  rxPacketsPerSecond: 'rxPackets',
  txPacketsPerSecond: 'txPackets',
  rxErrors: 'rxErrors',
  txErrors: 'txErrors',
  rxDropped: 'rxDropped',
  txDropped: 'txDropped',
};

/**
 * Bytes, packets, errors and drops per second between two readings; null when they cannot be compared: nothing before,
 * no time between, a restart, another interface, or a counter that went back (reset, or a 32-bit one that wrapped: how
 * often it did nobody knows).
 */
export function rateBetween(before: Reading | undefined, after: Reading): TrafficSample | null {
  if (!before || !isContinued(before, after)) return null;
  const seconds = (after.takenAt - before.takenAt) / 1000;
  if (!(seconds > 0)) return null;
  const wentBack = Object.values(counterOf).some((counter) => after.counters[counter] < before.counters[counter]);
  if (wentBack) return null;
  const rate = (field: TrafficField) =>
    (after.counters[counterOf[field]] - before.counters[counterOf[field]]) / seconds;
  return {
    rxBytesPerSecond: rate('rxBytesPerSecond'),
    txBytesPerSecond: rate('txBytesPerSecond'),
    rxPacketsPerSecond: rate('rxPacketsPerSecond'),
    txPacketsPerSecond: rate('txPacketsPerSecond'),
    rxErrors: rate('rxErrors'),
    txErrors: rate('txErrors'),
    rxDropped: rate('rxDropped'),
    txDropped: rate('txDropped'),
  };
}

function isContinued(before: Reading, after: Reading): boolean {
  return (
    before.pid === after.pid &&
    before.startedAt === after.startedAt &&
    before.engineEndpointId === after.engineEndpointId &&
    before.interfaceName === after.interfaceName
  );
}
