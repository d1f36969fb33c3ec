import { describe, expect, it, vi } from 'vitest';
import { aContainer, aContainerId, anEngine, aNetwork, aTopology } from '@/lib/model/builders';
import type { Topology } from '@/lib/model';
import { exposition } from './exposition';
import { familiesOf, Metrics } from './metrics';
import { aShop, aWorld, everyoneOn, someCounters } from './scripted-world';
import { mostOfEach } from './traffic-families';
import type { World } from './world';

/** The lines of all series, and of them those of one family. */
const linesOf = async (world: World) => (await exposition(familiesOf(world))).split('\n').filter(isSeries);
const isSeries = (line: string) => line !== '' && !line.startsWith('#');
const of = (family: string, lines: readonly string[]) =>
  lines.filter((line) => line.startsWith(`${family}{`) || line.startsWith(`${family} `));
const bytes = 'netloom_endpoint_receive_bytes_total';

describe('the metrics', () => {
  it('tell each endpoint by engine, network and container, seen from the container', async () => {
    const lines = await linesOf(aWorld(aShop()));
    const web = '{engine="lab",network="shop_edge",container="shop-web-1"}';
    for (const [family, value] of [
      ['receive_bytes', 1000],
      ['transmit_bytes', 2000],
      ['receive_packets', 10],
      ['transmit_packets', 20],
      ['receive_errors', 1],
      ['transmit_errors', 2],
      ['receive_dropped', 3],
      ['transmit_dropped', 4],
    ])
      expect(lines).toContain(`netloom_endpoint_${family}_total${web} ${value}`);
    expect(of(bytes, lines)).toHaveLength(3);
  });

  it('tell what went into a network and came out of it, and what a container carried on all of them', async () => {
    const lines = await linesOf(aWorld(aShop()));
    expect(lines).toContain('netloom_network_sent_bytes_total{engine="lab",network="shop_app"} 4000');
    expect(lines).toContain('netloom_network_delivered_bytes_total{engine="lab",network="shop_app"} 2000');
    expect(lines).toContain('netloom_container_receive_bytes_total{engine="lab",container="shop-web-1"} 2000');
    expect(lines).toContain('netloom_container_transmit_bytes_total{engine="lab",container="shop-web-1"} 4000');
  });

  it('tell what crossed a bridge where the bridge was counted, and nothing where not', async () => {
    const world = aWorld(aShop());
    const family = 'netloom_network_north_south_bytes_total';
    expect(of(family, await linesOf(world))).toEqual([]);
    const [app] = world.topology.networks;
    if (app) world.ledger.networks.set(app.id, { counters: someCounters(), northSouth: { out: 700, in: 80 } });
    expect(of(family, await linesOf(world))).toEqual([
      `${family}{engine="lab",network="shop_app",direction="out"} 700`,
      `${family}{engine="lab",network="shop_app",direction="in"} 80`,
    ]);
  });

  it('leave out what the source does not tell', async () => {
    const untold = someCounters({ rxErrors: null, txErrors: null, rxDropped: null, txDropped: 0 });
    const lines = await linesOf(aWorld(aShop(), untold));
    expect(lines.filter((line) => line.includes('errors') || line.includes('receive_dropped'))).toEqual([]);
    expect(of('netloom_endpoint_transmit_dropped_total', lines)).toHaveLength(3);
  });

  it('say nothing of traffic that nobody has counted, and of no sample', async () => {
    const lines = await linesOf(aWorld(aTopology()));
    expect(lines.map((line) => line.split(/[ {]/)[0])).toEqual([
      ...Array(3).fill('netloom_series_dropped'),
      'netloom_engine_up',
      'netloom_traffic_source_info',
      'netloom_sampler_seconds_total',
      'netloom_stream_clients',
      ...Array(3).fill('netloom_findings'),
      'netloom_build_info',
    ]);
  });

  it('forget what is no more, even when its counters still stand', async () => {
    const world = aWorld(aShop());
    const [first, ...endpoints] = world.topology.endpoints;
    expect(first).toBeDefined();
    expect(of(bytes, await linesOf({ ...world, topology: { ...world.topology, endpoints } }))).toHaveLength(2);
  });

  it('tell how the engine is and how it is watched', async () => {
    const topology: Topology = {
      ...aShop(),
      engines: [anEngine({ status: 'stale', trafficSource: 'stats' })],
    };
    const containerId = aContainerId('shop-web-1');
    const reading = { interfaceName: 'tun0', reason: 'none', rxBytesPerSecond: 1, txBytesPerSecond: 1 };
    const tick = { unattributed: [{ ...reading, containerId }] };
    const openFindings = { high: 1, medium: 4, low: 0 };
    const own = { sampleAge: 250, spent: 1500, streamClients: 2, openFindings };
    const lines = await linesOf({ ...aWorld(topology), ...own, tick });
    expect(lines).toEqual(
      expect.arrayContaining([
        'netloom_engine_up{engine="lab"} 0',
        'netloom_traffic_source_info{engine="lab",source="stats"} 1',
        'netloom_sample_age_seconds{engine="lab"} 0.25',
        'netloom_unattributed_interfaces{engine="lab"} 1',
        'netloom_sampler_seconds_total 1.5',
        'netloom_stream_clients 2',
        'netloom_findings{severity="medium"} 4',
        'netloom_build_info{version="0.1.0"} 1',
      ]),
    );
  });

  it('are of a reading that is not older than a second, and tell the process too', async () => {
    const { topology, ledger } = aWorld(aShop());
    const sampler = {
      ledger,
      last: null,
      age: 5000,
      spent: 0,
      freshen: vi.fn(() => Promise.resolve(void (sampler.age = 5))),
    };
    const metrics = new Metrics({
      version: '0.1.0',
      topology: () => topology,
      sampler,
      hub: { clientCount: 0 },
      openFindings: () => aWorld(topology).openFindings,
    });
    const text = await metrics.text();
    expect(sampler.freshen).toHaveBeenCalledWith(1000);
    expect(text).toContain('netloom_sample_age_seconds{engine="lab"} 0.005');
    expect(text).toContain(bytes);
    for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_heap_size_used_bytes'])
      expect(Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])).toBeGreaterThan(0);
  });
});

describe('the number of series', () => {
  const containers = Array.from({ length: mostOfEach + 10 }, (_, at) => aContainer({ name: `c${at}` }));
  const crowd = aWorld(everyoneOn([aNetwork()], containers));

  it('is bounded, and what is left out is counted', async () => {
    const lines = await linesOf(crowd);
    expect(of(bytes, lines)).toHaveLength(mostOfEach);
    expect(of('netloom_container_receive_bytes_total', lines)).toHaveLength(mostOfEach);
    expect(of('netloom_series_dropped', lines)).toEqual([
      'netloom_series_dropped{kind="endpoint"} 10',
      'netloom_series_dropped{kind="container"} 10',
      'netloom_series_dropped{kind="network"} 0',
    ]);
    // Of a network nothing is left out because its endpoints are.
    expect(lines).toContain(
      `netloom_network_sent_bytes_total{engine="lab",network="shop_app"} ${2000 * containers.length}`,
    );
  });

  it('is kept by leaving out who came last', async () => {
    const lines = await linesOf(crowd);
    expect(of(bytes, lines)[0]).toContain('container="c0"');
    expect(lines.filter((line) => line.includes(`container="c${mostOfEach}"`))).toEqual([]);
  });
});
