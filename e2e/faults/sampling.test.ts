import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endpointId } from '@/lib/model';
import { chooseSource } from '@/lib/traffic/choose-source';
import { Sampler, type TrafficTick } from '@/lib/traffic/sampler';
import { aDoubleContainer, aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';
import { follow, isLive, type Following } from './following';

/** What goes through each container, bytes a step, and how often a second there is one at most. */
const step = 1_000;
const stepMs = 20;
const highest = (step * 1_000) / stepMs;

const names = ['steady', 'upset', 'wrapped', 'huge'];
let double: EngineDouble;
let followed: Following;
let sampler: Sampler;
let ticks: TrafficTick[];
let carrying: NodeJS.Timeout;

beforeEach(async () => {
  const world = new DoubleWorld({
    networks: [aDoubleNetwork({ name: 'app' })],
    containers: names.map((name) => aDoubleContainer({ name, networks: { app: {} } })),
  });
  world.carry('wrapped', 'app', { rxBytes: 2 ** 32 - 50 * step });
  world.carry('huge', 'app', { rxBytes: 2 ** 53 - 50 * step });
  double = await startEngineDouble({ world });
  followed = follow(double);
  await isLive(followed);
  carrying = setInterval(() => {
    for (const { name, state, endpoints } of world.containers.values()) {
      if (state === 'running' && endpoints.get('app')?.lease) world.carry(name, 'app', { rxBytes: step, rxPackets: 1 });
    }
  }, stepMs);
  ticks = [];
  const { engine, inventory } = followed;
  sampler = new Sampler({
    source: chooseSource('stats', (id) => engine.containerStats(id)),
    topology: () => inventory.topology,
    pidOf: (id) => inventory.pidOf(id),
    intervalMs: 200,
  });
  sampler.subscribe((tick) => ticks.push(tick));
  sampler.start();
});
afterEach(async () => {
  clearInterval(carrying);
  sampler.stop();
  await followed.stop();
  await double.stop();
});

const keyOf = (name: string) => {
  const { inventory } = followed;
  const [network, container] = [inventory.resolveNetwork('app'), inventory.resolveContainer(name)];
  if (!network || !container) throw new Error(`${name} is not there.`);
  return endpointId(network.id, container.id);
};
/** undefined is a gap. */
const ratesOf = (name: string, from = 0) => {
  const key = keyOf(name);
  return ticks.slice(from).map(({ endpoints }) => endpoints.get(key)?.rxBytesPerSecond ?? undefined);
};
const rate = (name: string) => ratesOf(name).at(-1);
const flows = (name: string) => until(`traffic of ${name}`, () => (rate(name) ?? 0) > 0);
const isGap = (name: string) => until(`a gap of ${name}`, () => ticks.length > 0 && rate(name) === undefined);

/** No rate was ever below nothing, or above what went through. Timers are late and never early: so this is a bound. */
function expectHonest(): void {
  for (const tick of ticks) {
    for (const { rxBytesPerSecond } of [...tick.endpoints.values(), ...tick.networks.values()]) {
      if (rxBytesPerSecond === null) continue;
      expect(rxBytesPerSecond).toBeGreaterThanOrEqual(0);
      expect(rxBytesPerSecond).toBeLessThan(highest * names.length * 3);
    }
  }
}

describe('while it is sampled, a container', () => {
  it.each<[string, (world: DoubleWorld) => void, (world: DoubleWorld) => void]>([
    ['that restarts', (world) => world.restart('upset'), () => undefined],
    ['that dies and is started', (world) => world.die('upset'), (world) => world.start('upset')],
    [
      'that leaves its network and comes back',
      (world) => world.disconnect('app', 'upset'),
      (world) => world.connect('app', 'upset'),
    ],
  ])('%s leaves a gap, never a negative or giant rate, and no gap in others', async (_title, upset, mend) => {
    for (const name of names) await flows(name);
    const from = ticks.length;
    upset(double.world);
    await until('a gap', () => ratesOf('steady', from).length > 0 && hasGap(from));
    mend(double.world);
    await until('it to be back', () => followed.inventory.topology.endpoints.length === names.length);
    await flows('upset');
    expect(ratesOf('steady', from)).not.toContain(undefined);
    expectHonest();
  });

  it('that is paused carries nothing, and goes on where it was', async () => {
    await flows('upset');
    double.world.pause('upset');
    await until('it to carry nothing', () => rate('upset') === 0);
    double.world.unpause('upset');
    await flows('upset');
    expectHonest();
  });

  it('counts past 2^32 and past 2^53 without a gap', async () => {
    for (const name of names) await flows(name);
    const from = ticks.length;
    const counted = (name: string) => {
      const lease = double.world.container(name).endpoints.get('app')?.lease;
      return lease ? double.world.counted(lease.endpointId).rxBytes : 0;
    };
    await until('the counters to be past both', () => counted('wrapped') > 2 ** 32 && counted('huge') > 2 ** 53);
    await until('two readings more', () => new Set(ratesOf('huge', from)).size > 2);
    for (const name of ['wrapped', 'huge']) expect(ratesOf(name, from)).not.toContain(undefined);
    expectHonest();
  });

  it('whose counter is a 32-bit one that begins anew leaves a gap', async () => {
    await flows('wrapped');
    double.on(`GET /containers/${followed.inventory.resolveContainer('wrapped')?.id}/stats`).lie(wrap32);
    await isGap('wrapped');
    await flows('wrapped');
    expectHonest();
  });
});

const hasGap = (from: number): boolean => ratesOf('upset', from).includes(undefined);

/** As an engine tells that counts in 32 bits. */
function wrap32(truth: unknown): unknown {
  return JSON.parse(JSON.stringify(truth), (key, value: unknown) =>
    key === 'rx_bytes' && typeof value === 'number' ? (value + 50 * step) % 2 ** 32 : value,
  ) as unknown;
}
