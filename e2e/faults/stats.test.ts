import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Inventory } from '@/lib/inventory/inventory';
import { endpointId } from '@/lib/model';
import { chooseSource } from '@/lib/traffic/choose-source';
import type { AttributedCounters, TrafficSource } from '@/lib/traffic/source';
import { candidatesOf, targetsOf } from '@/lib/traffic/targets';
import { aDoubleContainer, aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

const names = Array.from({ length: 12 }, (_, at) => `c${at}`);
let double: EngineDouble;
let engine: Engine;
let inventory: Inventory;
let source: TrafficSource;

beforeEach(async () => {
  const world = new DoubleWorld({
    networks: [aDoubleNetwork({ name: 'app' })],
    containers: names.map((name) => aDoubleContainer({ name, networks: { app: {} } })),
  });
  double = await startEngineDouble({ world });
  const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere');
  engine = connectEngine(endpoint, { deadlines: { stats: 1_000 } });
  inventory = new Inventory(engine);
  inventory.start();
  source = chooseSource('stats', (id) => engine.containerStats(id));
  await until('every process id', () => targets().length === names.length);
});
afterEach(async () => {
  source.rest?.();
  await inventory.stop();
  engine.close();
  await double.stop();
});

const targets = () => targetsOf(candidatesOf(inventory.topology), (id) => inventory.pidOf(id));
const idOf = (name: string) => inventory.resolveContainer(name)?.id ?? expect.unreachable(`no container ${name}`);
/** As the sampler does, until it is as wanted. */
const readUntil = (what: string, isSo: (counters: AttributedCounters) => boolean) =>
  until(what, async () => {
    const counters = await source.read(targets());
    return isSo(counters) && counters;
  });
const bytesOf = ({ byEndpoint }: AttributedCounters, name: string) =>
  byEndpoint.get(endpointId(inventory.resolveNetwork('app')?.id ?? expect.unreachable('no network app'), idOf(name)))
    ?.counters.rxBytes;

describe('one stats call that', () => {
  it('hangs delays nobody: the others are told, and told anew, and the reason is said', async () => {
    double.on(new RegExp(`GET /containers/${idOf('c0')}/stats`)).hang();
    await readUntil('the others', ({ byEndpoint }) => byEndpoint.size === names.length - 1);
    for (const name of names) double.world.carry(name, 'app', { rxBytes: 1500, rxPackets: 1 });
    await readUntil('news of the others', (counters) =>
      names.slice(1).every((name) => bytesOf(counters, name) === 1500),
    );
    const { unattributed } = await readUntil('the reason', (counters) => counters.unattributed.length === 1);
    expect(unattributed).toMatchObject([
      {
        containerId: idOf('c0'),
        interfaceName: null,
        reason: expect.stringMatching(/did not answer within 1 s.*“c0”/),
      },
    ]);
    double.clear();
    await readUntil('it too', (counters) => bytesOf(counters, 'c0') === 1500);
  });

  it.each<[string, (double: EngineDouble, path: RegExp) => void, RegExp]>([
    ['is silent after its headers', (d, path) => d.on(path).silence(), /did not answer within/],
    ['is cut in the middle', (d, path) => d.on(path).cut(100), /was cut/],
    ['begins with garbage', (d, path) => d.on(path).garbage(), /is not the Docker API/],
    ['is 500 without a body', (d, path) => d.on(path).empty(500), /failed to tell the traffic of the container “c0”/],
    [
      'tells nonsense',
      (d, path) => d.on(path).reply(200, { read: '', networks: { eth0: 1 } }),
      /is not the Docker API/,
    ],
  ])('%s is said of its container, and the others are told', async (_title, spoil, reason) => {
    spoil(double, new RegExp(`GET /containers/${idOf('c0')}/stats`));
    const { byEndpoint, unattributed } = await readUntil(
      'all of them',
      (counters) => counters.byEndpoint.size + counters.unattributed.length === names.length,
    );
    expect(byEndpoint.size).toBe(names.length - 1);
    expect(unattributed).toMatchObject([{ containerId: idOf('c0'), reason: expect.stringMatching(reason) }]);
  });
});

describe('a container that', () => {
  it('restarted is told anew, with counters that begin at zero', async () => {
    double.world.carry('c0', 'app', { rxBytes: 7000, rxPackets: 5 });
    await readUntil('its traffic', (counters) => bytesOf(counters, 'c0') === 7000);
    double.world.restart('c0');
    await readUntil('its traffic from zero', (counters) => bytesOf(counters, 'c0') === 0);
  });
});

it('asks once, for one answer', async () => {
  await readUntil('everybody', ({ byEndpoint }) => byEndpoint.size === names.length);
  const [first] = double.requests.of('GET /containers/:id/stats');
  expect(first?.path).toMatch(/^\/v1\.41\/containers\/[0-9a-f]{64}\/stats\?stream=false&one-shot=true$/);
});
