import type { Container, ContainerId, Endpoint, EndpointId, TrafficSourceKind } from '@/lib/model';

/** Counters of one interface since it was made; grow until they wrap or the interface goes. */
export interface InterfaceCounters {
  rxBytes: number;
  txBytes: number;
  rxPackets: number;
  txPackets: number;
  /** null: the source does not tell them (the stats API says 0 whatever happens). */
  rxErrors: number | null;
  txErrors: number | null;
  rxDropped: number | null;
  txDropped: number | null;
}

/** A network namespace to read: one running container that owns it, with the endpoints that must be found in it. */
export interface TrafficTarget {
  container: Pick<Container, 'id' | 'state' | 'startedAt'>;
  pid: number;
  endpoints: readonly Endpoint[];
}

/** The interface that an endpoint is proven to be. */
export interface ProvenInterface {
  /** In the container. */
  interfaceName: string;
  /** The kernel's number of the interface it is linked to, in whichever namespace that is; null where it cannot be read. */
  peerIndex: number | null;
  /** Differs between two interfaces of one name, one after the other; null or absent where it cannot be read. */
  device?: number | null;
}

export interface AttributedCounters {
  /** Proven by MAC, or by address and connected route; endpoints that could not be proven are absent. */
  byEndpoint: ReadonlyMap<EndpointId, ProvenInterface & CountersAt>;
  /** Namespaces or interfaces that carry counters nobody could be given, and why. */
  unattributed: readonly Unattributed[];
}

export interface CountersAt {
  counters: InterfaceCounters;
  /** When they were taken, monotonic milliseconds; absent: in this reading. */
  takenAt?: number;
}

export interface Unattributed {
  containerId: ContainerId;
  /** null: an endpoint that no interface could be proven to be, or a namespace that cannot be read. */
  interfaceName: string | null;
  reason: string;
  /** null where there is no interface to count. */
  counters: InterfaceCounters | null;
  /** As in `CountersAt`. */
  takenAt?: number;
}

/** The port to where counters come from. */
export interface TrafficSource {
  readonly kind: TrafficSourceKind;
  /** Why it is not the best there could be, in a sentence for the person; null when it is. */
  readonly reason: string | null;
  /** Reads every target once. A namespace that is gone is left out, never an error. */
  read(targets: readonly TrafficTarget[]): Promise<AttributedCounters>;
  /** Nobody looks any more: whatever reads by itself stops until the next `read`. */
  rest?(): void;
}
