/** For tests: small worlds to tell of. */
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import type { Container, Network, Topology } from '@/lib/model';
import { Ledger } from '@/lib/traffic/ledger';
import type { InterfaceCounters } from '@/lib/traffic/source';
import type { World } from './world';

export function someCounters(overrides: Partial<InterfaceCounters> = {}): InterfaceCounters {
  return {
    rxBytes: 1000,
    txBytes: 2000,
    rxPackets: 10,
    txPackets: 20,
    rxErrors: 1,
    txErrors: 2,
    rxDropped: 3,
    txDropped: 4,
    ...overrides,
  };
}

/** Every endpoint of the topology has counted the same, once. */
export function aWorld(topology: Topology, counters: InterfaceCounters = someCounters()): World & { ledger: Ledger } {
  const ledger = new Ledger();
  for (const endpoint of topology.endpoints) ledger.add(endpoint, counters);
  const openFindings = { high: 0, medium: 0, low: 0 };
  return { version: '0.1.0', topology, ledger, tick: null, sampleAge: null, spent: 0, streamClients: 0, openFindings };
}

/** `shop-web-1` and `shop-db-1` on `shop_app`, the first on `shop_edge` too. */
export function aShop(): Topology {
  const [app, edge] = [aNetwork({ name: 'shop_app' }), aNetwork({ name: 'shop_edge' })];
  const [web, db] = [aContainer({ name: 'shop-web-1' }), aContainer({ name: 'shop-db-1' })];
  return aTopology({
    networks: [app, edge],
    containers: [web, db],
    endpoints: [anEndpoint(app, web), anEndpoint(edge, web), anEndpoint(app, db)],
  });
}

/** All containers on all networks. */
export function everyoneOn(networks: Network[], containers: Container[]): Topology {
  const endpoints = networks.flatMap((network) => containers.map((container) => anEndpoint(network, container)));
  return aTopology({ networks, containers, endpoints });
}
