import type { InterfaceCounters } from './source';

/** Of an interface that was just made. */
export const noCounters: InterfaceCounters = {
  rxBytes: 0,
  txBytes: 0,
  rxPackets: 0,
  txPackets: 0,
  rxErrors: 0,
  txErrors: 0,
  rxDropped: 0,
  txDropped: 0,
};
