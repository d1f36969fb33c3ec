import type { Inventory } from '@/lib/inventory/inventory';
import type { ContainerId, EndpointId, NetworkId } from '@/lib/model';
import { chooseSource } from '@/lib/traffic/choose-source';
import { EngineHost } from '@/lib/traffic/engine-host';
import { HostCounterReader } from '@/lib/traffic/host-counters';
import type { NetworkTotals } from '@/lib/traffic/ledger';
import { Sampler, type TrafficTick } from '@/lib/traffic/sampler';
import type { InterfaceCounters } from '@/lib/traffic/source';

/** What stood in the ledger at a moment. */
export interface Totals {
  endpoints: ReadonlyMap<EndpointId, InterfaceCounters>;
  networks: ReadonlyMap<NetworkId, NetworkTotals>;
}

export interface Watch {
  sampler: Sampler;
  /** All so far. */
  ticks: readonly TrafficTick[];
  /** Totals that hold everything counted until now. */
  totals(): Promise<Totals>;
}

/** Samples an engine as the server does, at the server's pace. */
export function watchTraffic(inventory: Inventory): Watch {
  const topology = () => inventory.topology;
  const pidOf = (id: ContainerId) => inventory.pidOf(id);
  const hostReader = new HostCounterReader(() => ({ topology: topology(), pidOf, root: '/proc' }));
  const host = new EngineHost({ topology, pidOf });
  const sampler = new Sampler({
    source: chooseSource('proc', () => Promise.reject(new Error('the processes of this engine are here'))),
    topology,
    pidOf,
    hostCounters: () => hostReader.read(),
  });
  const ticks: TrafficTick[] = [];
  sampler.subscribe((tick) => ticks.push(tick));
  sampler.onAttribution((proven) => inventory.annotate(host.annotationsOf(proven)));
  sampler.start();
  return {
    sampler,
    ticks,
    async totals() {
      // The first may be one that was under way.
      for (let time = 0; time < 2; time++) await sampler.freshen(0);
      return { endpoints: new Map(sampler.ledger.endpoints), networks: new Map(sampler.ledger.networks) };
    },
  };
}
