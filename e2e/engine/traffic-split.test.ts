import { beforeAll, describe, expect, it } from 'vitest';
import { uplink } from '../lab/addresses.mjs';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { transfer, type Place } from './transfer';
import { expectAbout, megabyte, Truth } from './truth';
import type { Totals } from './watching';
import { withLab } from './with-lab';

const under = withLab();
let truth: Truth;

const start = (name: string, on: string) =>
  under.lab.docker('run', '-d', '--name', name, '--network', on, busyboxImage, 'sleep', '3600');
const splitOf = (name: string) => truth.watch.sampler.last?.networks.get(truth.network(name).id);
const isSplit = (name: string) => typeof splitOf(name)?.northSouth === 'number';
const outside = (): Place => ({ netns: under.lab.outsideNetns, address: uplink.faraway });
const gatewayOf = (name: string): Place => ({
  netns: under.lab.netns,
  address: truth.network(name).subnets[0]?.gateway ?? expect.unreachable(`${name} has no gateway`),
});
/** Headers are allowed for less than elsewhere: what is split is large. */
const tolerance = 0.05;

beforeAll(async () => {
  for (const name of ['front', 'back']) await under.lab.docker('network', 'create', name);
  await Promise.all([start('alice', 'front'), start('bob', 'front'), start('carol', 'back')]);
  // Its /sys is the host's, where that of the engine's processes shows the machine's own in a lab.
  await start('agent', 'host');
  truth = new Truth(under.follow());
  await until('counters of every endpoint', () => truth.watch.sampler.last?.endpoints.size === 3);
  await until('the split of both networks', () => isSplit('front') && isSplit('back'));
  return () => truth.watch.sampler.stop();
});

function splitBetween(before: Totals, after: Totals, name: string) {
  const { id } = truth.network(name);
  const [was, is] = [before.networks.get(id), after.networks.get(id)];
  const sent = (is?.counters.txBytes ?? NaN) - (was?.counters.txBytes ?? 0);
  const out = (is?.northSouth?.out ?? NaN) - (was?.northSouth?.out ?? 0);
  return { out, in: (is?.northSouth?.in ?? NaN) - (was?.northSouth?.in ?? 0), stayed: sent - out };
}

async function splitOver(name: string, move: () => Promise<unknown>) {
  const before = await truth.watch.totals();
  await move();
  return splitBetween(before, await truth.watch.totals(), name);
}

describe('what leaves a network of a real engine, and what stays in it', () => {
  it('stays when it goes from one container to another', async () => {
    const split = await splitOver('front', () =>
      truth.moveAll([
        { on: 'front', from: 'alice', to: 'bob', megabytes: 32 },
        { on: 'front', from: 'bob', to: 'alice', megabytes: 4 },
      ]),
    );
    expectAbout(split.stayed, 36 * megabyte, 'stayed', tolerance);
    expectAbout(split.out, 0, 'out');
    expectAbout(split.in, 0, 'in');
  });

  it.each([
    ['the world', outside],
    ['the host', () => gatewayOf('front')],
  ])('leaves when it goes to %s', async (_, to) => {
    const split = await splitOver('front', () => transfer({ netns: truth.netnsOf('alice') }, to(), 24 * megabyte));
    expectAbout(split.out, 24 * megabyte, 'out', tolerance);
    expect(Math.abs(split.stayed)).toBeLessThan(24 * megabyte * tolerance);
  });

  it('comes in from the host', async () => {
    const split = await splitOver('front', () =>
      transfer({ netns: under.lab.netns }, truth.placeOf('bob', 'front'), 12 * megabyte),
    );
    expectAbout(split.in, 12 * megabyte, 'in', tolerance);
    expectAbout(split.stayed, 0, 'stayed');
  });

  it('is told apart of both at once, and of two networks', async () => {
    const before = await truth.watch.totals();
    await Promise.all([
      truth.move({ on: 'front', from: 'alice', to: 'bob', megabytes: 16 }),
      transfer({ netns: truth.netnsOf('bob') }, outside(), 10 * megabyte),
      transfer({ netns: truth.netnsOf('carol') }, outside(), 20 * megabyte),
    ]);
    const after = await truth.watch.totals();
    const [front, back] = [splitBetween(before, after, 'front'), splitBetween(before, after, 'back')];
    expectAbout(front.out, 10 * megabyte, 'out of front', tolerance);
    expectAbout(front.stayed, 16 * megabyte, 'stayed in front', tolerance);
    expectAbout(back.out, 20 * megabyte, 'out of back', tolerance);
    expectAbout(back.stayed, 0, 'stayed in back');
  });

  it('is unknown while somebody captures on the bridge, of that network only, and known again afterwards', async () => {
    const { bridge } = truth.network('front');
    const promiscuous = (state: 'on' | 'off') =>
      under.lab.run('ip', 'link', 'set', 'dev', bridge ?? expect.unreachable('no bridge'), 'promisc', state);
    await promiscuous('on');
    await until('the split to be unknown', () => splitOf('front')?.northSouth === null);
    const from = truth.watch.ticks.length;
    await truth.move({ on: 'front', from: 'alice', to: 'bob', megabytes: 8 });
    await truth.watch.totals();
    const [front, back] = ['front', 'back'].map((name) => {
      const { id } = truth.network(name);
      return truth.watch.ticks.slice(from).map(({ networks }) => networks.get(id));
    });
    for (const sample of front ?? []) expect(sample).toMatchObject({ northSouth: null, eastWest: null });
    expect(front?.some((sample) => (sample?.txBytesPerSecond ?? 0) > megabyte)).toBe(true);
    for (const sample of back ?? []) expect(sample).toMatchObject({ northSouth: expect.any(Number) });
    await promiscuous('off');
    await until('the split to be known', () => isSplit('front'));
    const split = await splitOver('front', () => truth.move({ on: 'front', from: 'alice', to: 'bob', megabytes: 8 }));
    expectAbout(split.stayed, 8 * megabyte, 'stayed', tolerance);
    expectAbout(split.out, 0, 'out');
  });
});
