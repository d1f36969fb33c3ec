import { beforeEach, describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aTopology, anEngine } from '@/lib/model/builders';
import type { Topology } from '@/lib/model';
import { noCounters } from './counters';
import { noHostCounters } from './host-counters';
import { Ledger } from './ledger';
import { Reckoning } from './reckoning';
import type { Rates } from './reckoning';
import type { InterfaceCounters } from './source';

const app = aNetwork({ name: 'app' });
const [web, db] = [aContainer({ name: 'web' }), aContainer({ name: 'db' })];
const [ofWeb, ofDb] = [anEndpoint(app, web), anEndpoint(app, db)];
const world = (overrides: Partial<Topology> = {}) =>
  aTopology({ engines: [anEngine()], networks: [app], containers: [web, db], endpoints: [ofWeb, ofDb], ...overrides });

const counted = (overrides: Partial<InterfaceCounters> = {}): InterfaceCounters => ({ ...noCounters, ...overrides });

describe('the reckoning of readings', () => {
  let ledger: Ledger;
  let reckoning: Reckoning;
  let at: number;
  beforeEach(() => {
    ledger = new Ledger();
    reckoning = new Reckoning(ledger);
    at = 0;
  });

  interface Given {
    topology?: Topology;
    tx: Partial<Record<'web' | 'db', number>>;
    bridge?: Partial<InterfaceCounters>;
    uplink?: Partial<InterfaceCounters>;
    /** Of a source that is slower than the beat. */
    takenAt?: number;
    left?: number;
  }

  /** A second later. */
  function take({ topology = world(), tx, bridge, uplink, takenAt, left }: Given): Rates {
    at += 1000;
    const endpoints = topology.endpoints.filter(({ id }) => id === ofWeb.id || id === ofDb.id);
    const txOf = (id: string) => (id === ofWeb.id ? tx.web : tx.db);
    const targets = topology.containers.map((container) => ({
      container,
      pid: 100,
      endpoints: endpoints.filter(({ containerId }) => containerId === container.id),
    }));
    const byEndpoint = new Map(
      endpoints.flatMap(({ id }) => {
        const txBytes = txOf(id);
        if (txBytes === undefined) return [];
        const found = { interfaceName: 'eth0', peerIndex: 1, counters: counted({ txBytes }) };
        return [[id, takenAt === undefined ? found : { ...found, takenAt }] as const];
      }),
    );
    const nobodys = { containerId: web.id, interfaceName: 'eth9', reason: 'whose?' };
    const unattributed =
      left === undefined
        ? []
        : [{ ...nobodys, counters: counted({ rxBytes: left }), ...(takenAt !== undefined && { takenAt }) }];
    const host = {
      bridges: bridge ? new Map([[app.id, counted(bridge)]]) : noHostCounters.bridges,
      uplinks: uplink ? new Map([['eth0', counted(uplink)]]) : noHostCounters.uplinks,
    };
    return reckoning.take(topology, { takenAt: at, targets, counters: { byEndpoint, unattributed }, host });
  }

  it('gives the rates of endpoints, of their network and of all networks', () => {
    take({ tx: { web: 100, db: 50 } });
    const rates = take({ tx: { web: 400, db: 60 } });
    expect(rates.endpoints.get(ofWeb.id)?.txBytesPerSecond).toBe(300);
    expect(rates.networks.get(app.id)?.txBytesPerSecond).toBe(310);
    expect(rates.engine?.txBytesPerSecond).toBe(310);
  });

  it('adds up what was counted since the start, and takes nothing back when an endpoint goes', () => {
    take({ tx: { web: 1000, db: 1000 } });
    take({ tx: { web: 1300, db: 1100 } });
    const without = world({ containers: [web], endpoints: [ofWeb] });
    take({ topology: without, tx: { web: 1350 } });
    expect(ledger.networks.get(app.id)?.counters.txBytes).toBe(450);
    expect(ledger.endpoints.get(ofWeb.id)?.txBytes).toBe(350);
    expect(ledger.endpoints.has(ofDb.id)).toBe(false);
    expect(ledger.containers.has(db.id)).toBe(false);
    take({ topology: world({ endpoints: [] }), tx: {} });
    expect(ledger.endpoints.size).toBe(0);
    expect(ledger.containers.get(web.id)?.txBytes).toBe(350);
  });

  it('counts all of an endpoint that was made meanwhile, and draws a gap', () => {
    const alone = world({ containers: [web], endpoints: [ofWeb] });
    take({ topology: alone, tx: { web: 1000 } });
    const rates = take({ tx: { web: 1000, db: 700 } });
    expect(rates.endpoints.has(ofDb.id)).toBe(false);
    expect(ledger.networks.get(app.id)?.counters.txBytes).toBe(700);
    take({ tx: { web: 1000, db: 800 } });
    expect(ledger.networks.get(app.id)?.counters.txBytes).toBe(800);
  });

  it('counts all of an endpoint that was made anew: its counters began at zero', () => {
    take({ tx: { web: 1000, db: 0 } });
    const again = { ...ofWeb, engineEndpointId: 'made anew' };
    const rates = take({ topology: world({ endpoints: [again, ofDb] }), tx: { web: 1200, db: 0 } });
    expect(rates.endpoints.has(ofWeb.id)).toBe(false);
    expect(ledger.endpoints.get(ofWeb.id)?.txBytes).toBe(1200);
  });

  it('counts what an endpoint carried while it was not read, and draws a gap', () => {
    take({ tx: { web: 100, db: 0 } });
    take({ tx: { db: 0 } });
    take({ tx: { db: 0 } });
    const rates = take({ tx: { web: 900, db: 0 } });
    expect(rates.endpoints.has(ofWeb.id)).toBe(false);
    expect(take({ tx: { web: 950, db: 0 } }).endpoints.get(ofWeb.id)?.txBytesPerSecond).toBe(50);
    expect(ledger.endpoints.get(ofWeb.id)?.txBytes).toBe(850);
  });

  it('does not count what was there before an endpoint was gone, when it comes back', () => {
    take({ tx: { web: 100, db: 0 } });
    take({ topology: world({ endpoints: [{ ...ofWeb, active: false }, ofDb] }), tx: { db: 0 } });
    take({ topology: world({ endpoints: [{ ...ofWeb, active: false }, ofDb] }), tx: { db: 0 } });
    take({
      topology: world({ endpoints: [{ ...ofWeb, engineEndpointId: 'made anew' }, ofDb] }),
      tx: { web: 7, db: 0 },
    });
    expect(ledger.endpoints.get(ofWeb.id)?.txBytes).toBe(7);
  });

  it('counts all that left over a bridge that was made meanwhile, unless a person gave it its name', () => {
    const bridge = { rxBytes: 100, txBytes: 30 };
    const nobody = world({ networks: [], containers: [], endpoints: [] });
    take({ topology: nobody, tx: {} });
    take({ tx: {}, bridge });
    expect(ledger.networks.get(app.id)?.northSouth).toEqual({ out: 100, in: 30 });
    take({ topology: nobody, tx: {} });
    take({ topology: world({ networks: [{ ...app, bridge: 'br-lan' }] }), tx: {}, bridge });
    expect(ledger.networks.get(app.id)).toBeUndefined();
  });

  it('does not count what was there when the engine was first seen, however late that is', () => {
    const silent = aTopology({ engines: [anEngine({ status: 'unreachable' })] });
    take({ topology: silent, tx: {} });
    take({ tx: { web: 5e9, db: 0 } });
    take({ tx: { web: 5e9 + 1, db: 0 } });
    expect(ledger.networks.get(app.id)?.counters.txBytes).toBe(1);
  });

  it('does not count what happened while it rested', () => {
    take({ tx: { web: 100, db: 0 } });
    reckoning.forget();
    const rates = take({ tx: { web: 5e9, db: 0 } });
    expect(rates.endpoints.size).toBe(0);
    expect(ledger.endpoints.get(ofWeb.id)).toBeUndefined();
  });

  it('keeps the rate of a reading that is given again, and counts it once', () => {
    take({ tx: { web: 0, db: 0 }, takenAt: 500 });
    take({ tx: { web: 4000, db: 0 }, takenAt: 2500 });
    const rates = take({ tx: { web: 4000, db: 0 }, takenAt: 2500 });
    expect(rates.endpoints.get(ofWeb.id)?.txBytesPerSecond).toBe(2000);
    expect(ledger.endpoints.get(ofWeb.id)?.txBytes).toBe(4000);
  });

  it('tells what left a network over its bridge, headers that the kernel leaves out included, from what stayed', () => {
    take({ tx: { web: 0, db: 0 }, bridge: {} });
    const rates = take({ tx: { web: 5000, db: 0 }, bridge: { rxBytes: 1000, rxPackets: 10, txBytes: 300 } });
    expect(rates.networks.get(app.id)).toMatchObject({ northSouth: 1140, eastWest: 3860 });
    expect(ledger.networks.get(app.id)?.northSouth).toEqual({ out: 1140, in: 300 });
  });

  it.each<[string, Given, object]>([
    ['unknown where nobody counts the bridge', { tx: { web: 5000, db: 0 } }, { northSouth: null, eastWest: null }],
    [
      'unknown inside where an endpoint is unknown',
      { tx: { web: 5000 }, bridge: { rxBytes: 100 } },
      { northSouth: 100, eastWest: null },
    ],
    [
      'not less than nothing where the bridge was read a moment later',
      { tx: { web: 50, db: 0 }, bridge: { rxBytes: 100 } },
      { northSouth: 100, eastWest: 0 },
    ],
  ])('is %s', (_, given, expected) => {
    take({ tx: { web: 0, db: 0 }, bridge: {} });
    expect(take(given).networks.get(app.id)).toMatchObject(expected);
  });

  it('tells the host’s own, and nothing when an interface of it is not comparable', () => {
    const hosts = aNetwork({ name: 'host', driver: 'host' });
    const topology = world({ networks: [app, hosts] });
    const hostOf = (rxBytes: number) => take({ topology, tx: {}, uplink: { rxBytes } }).networks.get(hosts.id);
    hostOf(10);
    expect(hostOf(510)?.rxBytesPerSecond).toBe(500);
    expect(hostOf(0)).toBeUndefined();
  });

  it('counts what could be given to nobody', () => {
    take({ tx: {}, left: 100 });
    expect(take({ tx: {}, left: 350 }).unattributed).toEqual([
      { containerId: web.id, interfaceName: 'eth9', reason: 'whose?', rxBytesPerSecond: 250, txBytesPerSecond: 0 },
    ]);
  });

  it('keeps the rate of what could be given to nobody and is given again', () => {
    take({ tx: {}, left: 0, takenAt: 500 });
    take({ tx: {}, left: 4000, takenAt: 2500 });
    expect(take({ tx: {}, left: 4000, takenAt: 2500 }).unattributed).toMatchObject([{ rxBytesPerSecond: 2000 }]);
  });
});
