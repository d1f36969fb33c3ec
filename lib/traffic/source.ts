import type { Container, ContainerId, Endpoint, EndpointId, TrafficSourceKind } from '@/lib/model';

/** Counters of one interface since it was made; grow until they wrap or the interface goes. */
export interface InterfaceCounters {
  rxBytes: number;
  txBytes: number;
  rxPackets: number;
  txPackets: number;
  rxErrors: number;
  txErrors: number;
  rxDropped: number;
  txDropped: number;
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
}

export interface AttributedCounters {
  /** Proven by MAC, or by address and connected route; endpoints that could not be proven are absent. */
  byEndpoint: ReadonlyMap<EndpointId, ProvenInterface & { counters: InterfaceCounters }>;
  /** Namespaces or interfaces that carry counters nobody could be given, and why. */
  unattributed: readonly { containerId: ContainerId; interfaceName: string | null; reason: string }[];
}

/** The port to where counters come from. */
export interface TrafficSource {
  readonly kind: TrafficSourceKind;
  /** Reads every target once. A namespace that is gone is left out, never an error. */
  read(targets: readonly TrafficTarget[]): Promise<AttributedCounters>;
}
