import { beforeEach, describe, expect, it } from 'vitest';
import {
  aContainer,
  anEndpoint,
  anEngine,
  aNetwork,
  aNetworkTrafficSample,
  aTopology,
  aTrafficSample,
} from '@/lib/model/builders';
import type { Endpoint, Topology, TrafficQuery } from '@/lib/model';
import { History } from './history';
import { readTraffic } from './read-traffic';
import { defaultRetention } from './tiers';

const compose = (service: string) => ({
  project: 'shop',
  service,
  labels: { 'com.docker.compose.container-number': '1' },
});
const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
const web = aContainer({ name: 'shop-web-1', ...compose('web') });
const db = aContainer({ name: 'shop-db-1', ...compose('db') });
const [webOnApp, webOnData, dbOnData] = [anEndpoint(app, web), anEndpoint(data, web), anEndpoint(data, db)];
const world = (containers = [web, db], endpoints = [webOnApp, webOnData, dbOnData]) =>
  aTopology({ engines: [anEngine()], networks: [app, data], containers, endpoints });
const start = 1_800_000_000;

describe('the reading of traffic', () => {
  let history: History;
  beforeEach(() => {
    const log = { warn: () => undefined, info: () => undefined };
    history = new History({ retention: defaultRetention, dataDirectory: null, log });
  });

  /** Ten seconds in which each endpoint sends at its rate, every second the same but the fifth, which has twice as much. */
  function tenSeconds(topology: Topology, rates: ReadonlyMap<Endpoint, number>): void {
    for (let second = 0; second < 10; second += 1) {
      const factor = second === 4 ? 2 : 1;
      const sampleOf = (rate: number) => ({ txBytesPerSecond: rate * factor, rxBytesPerSecond: 0 });
      const all = Array.from(rates.values()).reduce((sum, rate) => sum + rate, 0);
      history.record(topology, {
        at: new Date((start + second + 1) * 1000).toISOString(),
        covers: 1000,
        endpoints: new Map(Array.from(rates, ([{ id }, rate]) => [id, aTrafficSample(sampleOf(rate))])),
        networks: new Map([[data.id, aNetworkTrafficSample(sampleOf(all))]]),
        engine: aNetworkTrafficSample(sampleOf(all)),
        unattributed: [],
      });
    }
  }

  function read(query: Partial<TrafficQuery>, topology = world()) {
    const time = (second: number) => new Date((start + second) * 1000).toISOString();
    const directory = {
      topology,
      resolveNetwork: (name: string) => topology.networks.find((one) => one.name === name) ?? null,
      resolveContainer: (name: string) => topology.containers.find((one) => one.name === name) ?? null,
    };
    const whole = { scope: 'network' as const, id: 'data', from: time(0), to: time(10), step: 10, ...query };
    return readTraffic(history, directory, whole, (start + 10) * 1000);
  }
  const about = (value: number) => expect.closeTo(value, 0);

  it('averages over the step, with the highest beside', () => {
    tenSeconds(world(), new Map([[dbOnData, 100]]));
    const { txBytesPerSecond, max, step, at } = read({ step: 10 });
    expect(at).toHaveLength(1);
    expect(step).toBe(10);
    expect(txBytesPerSecond).toEqual([about(110)]);
    expect(max.txBytesPerSecond).toEqual([about(200)]);
  });

  it('tells what each endpoint of a network carried, who sent most first', () => {
    tenSeconds(
      world(),
      new Map([
        [webOnData, 50],
        [dbOnData, 100],
        [webOnApp, 7],
      ]),
    );
    const { parts, moreParts } = read({ by: 'endpoint' });
    expect(parts).toEqual([
      {
        name: 'shop-db-1',
        networkId: data.id,
        containerId: db.id,
        rxBytesPerSecond: [0],
        txBytesPerSecond: [about(110)],
      },
      {
        name: 'shop-web-1',
        networkId: data.id,
        containerId: web.id,
        rxBytesPerSecond: [0],
        txBytesPerSecond: [about(55)],
      },
    ]);
    expect(moreParts).toBe(0);
  });

  it('still tells what one carried that is gone, under the name it had', () => {
    tenSeconds(world(), new Map([[dbOnData, 100]]));
    const without = world([web], [webOnApp, webOnData]);
    expect(read({ by: 'endpoint' }, without).parts).toMatchObject([{ name: 'shop-db-1', containerId: null }]);
  });

  it('sums a container over its networks; what they had at most was not at one moment, and so is not known', () => {
    tenSeconds(
      world(),
      new Map([
        [webOnData, 50],
        [webOnApp, 30],
      ]),
    );
    const both = read({ scope: 'container', id: 'shop-web-1' });
    expect(both.txBytesPerSecond).toEqual([about(88)]);
    expect(both.max.txBytesPerSecond).toEqual([null]);
    tenSeconds(world(), new Map([[dbOnData, 100]]));
    expect(read({ scope: 'container', id: 'shop-db-1' }).max.txBytesPerSecond).toEqual([about(200)]);
  });

  it('gives gaps for a container that was never measured', () => {
    const { at, txBytesPerSecond } = read({ scope: 'container', id: 'shop-web-1', step: 1 });
    expect(txBytesPerSecond).toEqual(at.map(() => null));
  });

  it('names no more than twelve, and says how many there are besides', () => {
    const many = Array.from({ length: 15 }, (_, at) => aContainer({ name: `c${at}` }));
    const endpoints = many.map((container) => anEndpoint(data, container));
    const crowd = world(many, endpoints);
    tenSeconds(crowd, new Map(endpoints.map((endpoint, at) => [endpoint, 10 + at])));
    const { parts, moreParts } = read({ by: 'endpoint' }, crowd);
    expect(parts[0]?.name).toBe('c14');
    expect({ shown: parts.length, moreParts }).toEqual({ shown: 12, moreParts: 3 });
  });
});
