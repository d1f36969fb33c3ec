import type { ContainerId, Endpoint, EndpointId, NetworkId, Topology } from '@/lib/model';
import { noCounters } from './counters';
import { leftTheBridge } from './host-counters';
import type { InterfaceCounters } from './source';

/** Bytes that crossed a network's bridge: out towards the host or the world, and in from there. */
export interface NorthSouthBytes {
  out: number;
  in: number;
}

export interface NetworkTotals {
  /** What its endpoints sent into it (tx) and were delivered (rx). */
  counters: InterfaceCounters;
  /** null where its bridge was never counted. */
  northSouth: NorthSouthBytes | null;
}

/**
 * What was counted since Netloom started, added up from differences: an endpoint that goes takes nothing of its
 * network's and its container's totals with it, and one whose counters begin anew does not begin the totals anew.
 */
export class Ledger {
  readonly endpoints = new Map<EndpointId, InterfaceCounters>();
  readonly networks = new Map<NetworkId, NetworkTotals>();
  readonly containers = new Map<ContainerId, InterfaceCounters>();
  private of: Kept | null = null;

  add({ id, networkId, containerId }: Counted, grown: InterfaceCounters): void {
    // Most are idle most of the time.
    if (this.endpoints.has(id) && isNothing(grown)) return;
    this.endpoints.set(id, sum(this.endpoints.get(id), grown));
    this.containers.set(containerId, sum(this.containers.get(containerId), grown));
    const { counters, northSouth = null } = this.networks.get(networkId) ?? {};
    this.networks.set(networkId, { counters: sum(counters, grown), northSouth });
  }

  /** `grown`: of the network's bridge, the host's view. */
  addBridge(id: NetworkId, grown: InterfaceCounters): void {
    const { counters = noCounters, northSouth } = this.networks.get(id) ?? {};
    const out = (northSouth?.out ?? 0) + leftTheBridge(grown);
    this.networks.set(id, { counters, northSouth: { out, in: (northSouth?.in ?? 0) + grown.txBytes } });
  }

  /** Those that are no more are forgotten: a counter that nobody will see grow is no use to anybody. */
  keepOnly(topology: Kept): void {
    if (topology === this.of) return;
    this.of = topology;
    keep(this.endpoints, topology.endpoints);
    keep(this.networks, topology.networks);
    keep(this.containers, topology.containers);
  }
}

type Kept = Pick<Topology, 'endpoints' | 'networks' | 'containers'>;
type Counted = Pick<Endpoint, 'id' | 'networkId' | 'containerId'>;

function keep<Id extends string>(totals: Map<Id, unknown>, items: readonly { id: Id }[]): void {
  const known = new Set(items.map(({ id }) => id));
  for (const id of totals.keys()) if (!known.has(id)) totals.delete(id);
}

/** What is unknown is not nothing. */
function isNothing(grown: InterfaceCounters): boolean {
  return (
    grown.rxPackets === 0 &&
    grown.txPackets === 0 &&
    grown.rxBytes === 0 &&
    grown.txBytes === 0 &&
    grown.rxErrors === 0 &&
    grown.txErrors === 0 &&
    grown.rxDropped === 0 &&
    grown.txDropped === 0
  );
}

function sum(a: InterfaceCounters = noCounters, b: InterfaceCounters): InterfaceCounters {
  const plus = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);
  return {
    rxBytes: a.rxBytes + b.rxBytes,
    txBytes: a.txBytes + b.txBytes,
    rxPackets: a.rxPackets + b.rxPackets,
    txPackets: a.txPackets + b.txPackets,
    rxErrors: plus(a.rxErrors, b.rxErrors),
    txErrors: plus(a.txErrors, b.txErrors),
    rxDropped: plus(a.rxDropped, b.rxDropped),
    txDropped: plus(a.txDropped, b.txDropped),
  };
}
