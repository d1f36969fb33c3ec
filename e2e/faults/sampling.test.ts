import { afterEach, beforeEach, expect, it } from 'vitest';
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

const names = ['steady', 'restarts', 'dies', 'leaves', 'pauses', 'past-32-bits', 'past-53-bits', 'begins-anew'];
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
  world.carry('past-32-bits', 'app', { rxBytes: 2 ** 32 - 50 * step });
  world.carry('past-53-bits', 'app', { rxBytes: 2 ** 53 - 50 * step });
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

const idOf = (name: string) => followed.inventory.resolveContainer(name)?.id ?? expect.unreachable(`no ${name}`);
const keyOf = (name: string) =>
  endpointId(followed.inventory.resolveNetwork('app')?.id ?? expect.unreachable('no network'), idOf(name));
/** undefined is a gap. */
const ratesOf = (name: string, from = 0) => {
  const key = keyOf(name);
  return ticks.slice(from).map(({ endpoints }) => endpoints.get(key)?.rxBytesPerSecond ?? undefined);
};
const rate = (name: string) => ratesOf(name).at(-1);
const flows = (name: string) => until(`traffic of ${name}`, () => (rate(name) ?? 0) > 0);

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

/** What happens to one of them, and what makes it carry again. */
const upsets: Record<string, [upset: (world: DoubleWorld) => void, mend: (world: DoubleWorld) => void]> = {
  restarts: [(world) => world.restart('restarts'), () => undefined],
  dies: [(world) => world.die('dies'), (world) => world.start('dies')],
  leaves: [(world) => world.disconnect('app', 'leaves'), (world) => world.connect('app', 'leaves')],
  'begins-anew': [() => double.on(`GET /containers/${idOf('begins-anew')}/stats`).lie(wrapped()), () => undefined],
};
const upset = Object.keys(upsets);

it('over restart, death, reconnection and a counter that wraps there is a gap, and never a negative or giant rate', async () => {
  for (const name of names) await flows(name);
  const from = ticks.length;
  for (const [disturb] of Object.values(upsets)) disturb(double.world);
  for (const name of upset) await until(`a gap of ${name}`, () => ratesOf(name, from).includes(undefined));
  for (const [, mend] of Object.values(upsets)) mend(double.world);
  for (const name of upset) await flows(name);
  for (const name of ['steady', 'past-32-bits', 'past-53-bits'])
    expect(ratesOf(name, from), name).not.toContain(undefined);
  expectHonest();
});

it('one that is paused carries nothing, and counters past 2^32 and 2^53 go on without a gap', async () => {
  for (const name of names) await flows(name);
  const from = ticks.length;
  double.world.pause('pauses');
  await until('it to carry nothing', () => rate('pauses') === 0);
  double.world.unpause('pauses');
  await flows('pauses');
  const counted = (name: string) => {
    const lease = double.world.container(name).endpoints.get('app')?.lease;
    return lease ? double.world.counted(lease.endpointId).rxBytes : 0;
  };
  await until('both to be past', () => counted('past-32-bits') > 2 ** 32 && counted('past-53-bits') > 2 ** 53);
  await until('two readings more', () => new Set(ratesOf('past-53-bits', from)).size > 2);
  for (const name of names) expect(ratesOf(name, from), name).not.toContain(undefined);
  expectHonest();
});

/** As a counter that wrapped tells: less than before, and growing from there. */
function wrapped(): (truth: unknown) => unknown {
  let base: number | null = null;
  return (truth) =>
    JSON.parse(JSON.stringify(truth), (key, value: unknown) => {
      if (key !== 'rx_bytes' || typeof value !== 'number') return value;
      base ??= value;
      return value - base;
    }) as unknown;
}
