/** What an interface counted since it was made, seen from inside the container. */
export interface Counters {
  readonly rxBytes: number;
  readonly rxPackets: number;
  readonly txBytes: number;
  readonly txPackets: number;
}

export const NOTHING: Counters = { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 };

export const plus = (a: Counters, b: Partial<Counters>): Counters => ({
  rxBytes: a.rxBytes + (b.rxBytes ?? 0),
  rxPackets: a.rxPackets + (b.rxPackets ?? 0),
  txBytes: a.txBytes + (b.txBytes ?? 0),
  txPackets: a.txPackets + (b.txPackets ?? 0),
});
