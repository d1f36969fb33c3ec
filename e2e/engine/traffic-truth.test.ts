import { beforeAll, describe, expect, it } from 'vitest';
import { networkIdOf } from '@/lib/model';
import type { TrafficTick } from '@/lib/traffic/sampler';
import { uplink } from '../lab/addresses.mjs';
import { run } from '../lab/command.mjs';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { transfer } from './transfer';
import { expectAbout, megabyte, smallTalk, Truth, type Load } from './truth';
import { withLab } from './with-lab';

const under = withLab();
let truth: Truth;

const start = (name: string, on: string) =>
  under.lab.docker('run', '-d', '--name', name, '--network', on, busyboxImage, 'sleep', '3600');
const connect = (on: string, name: string) => under.lab.docker('network', 'connect', on, name);
const disconnect = (on: string, name: string) => under.lab.docker('network', 'disconnect', on, name);
const ipIn = (name: string, ...args: string[]) => run('nsenter', [`--net=${truth.netnsOf(name)}`, 'ip', ...args]);
/** The ticks from now on, once there are so many of them. */
const nextTicks = async (count: number) => {
  const { ticks } = truth.watch;
  const from = ticks.length;
  await until(`${count} ticks`, () => ticks.length >= from + count);
  return ticks.slice(from);
};

beforeAll(async () => {
  for (const name of ['front', 'back', 'deep']) await under.lab.docker('network', 'create', name);
  await under.lab.docker('network', 'create', '--ipv6', '--subnet', 'fd00:7::/64', 'six');
  await Promise.all([start('alice', 'front'), start('bob', 'back'), start('carol', 'deep'), start('hub', 'deep')]);
  // The order of joining, of names and of interfaces must not decide what is whose.
  for (const on of ['front', 'back']) await connect(on, 'hub');
  for (const name of ['bob', 'carol']) await connect('six', name);
  await Promise.all([start('bystander', 'back'), start('sharer', 'container:alice'), start('hosted', 'host')]);
  await connect('front', 'bystander');
  truth = new Truth(under.follow());
  await until('counters of every endpoint', () => truth.watch.sampler.last?.endpoints.size === 10);
  return () => truth.watch.sampler.stop();
});

const loads: Load[] = [
  { on: 'front', from: 'hub', to: 'alice', megabytes: 64 },
  { on: 'front', from: 'alice', to: 'hub', megabytes: 12 },
  { on: 'back', from: 'hub', to: 'bob', megabytes: 1 },
  { on: 'back', from: 'bob', to: 'hub', megabytes: 5 },
  { on: 'deep', from: 'carol', to: 'hub', megabytes: 24 },
  { on: 'deep', from: 'hub', to: 'carol', megabytes: 2 },
];

describe('what is counted on a real engine', () => {
  it('is what was moved, by whom and over which network, on several networks at once', async () => {
    await truth.expectOf(loads);
  });

  it('follows a container that is connected again in another order, with the names of interfaces used again', async () => {
    for (const on of ['deep', 'front', 'back']) await disconnect(on, 'hub');
    for (const on of ['front', 'back', 'deep']) await connect(on, 'hub');
    for (const on of ['front', 'back', 'deep']) await truth.counted('hub', on);
    await truth.expectOf(loads);
  });

  it('of an endpoint that was just made is all of it, and not the last one’s with the same interface’s name', async () => {
    await disconnect('front', 'hub');
    await disconnect('back', 'hub');
    await until('both to be gone', () => !truth.endpoint('hub', 'front') && !truth.endpoint('hub', 'back'));
    // Only now: the total of an endpoint that is gone is forgotten, and begins anew.
    const before = await truth.watch.totals();
    await connect('back', 'hub');
    await connect('front', 'hub');
    // At once: neither the inventory nor the sampler need have seen it.
    await until('an address', () => truth.endpoint('hub', 'front')?.ipv4 && truth.endpoint('hub', 'back')?.ipv4);
    await truth.moveAll(loads);
    for (const on of ['front', 'back']) await truth.counted('hub', on);
    truth.expectBetween(before, await truth.watch.totals(), loads);
  });

  it('is the same endpoint’s when its interfaces change names meanwhile', async () => {
    const nameOn = (on: string) => truth.endpoint('hub', on)?.interfaceName ?? expect.unreachable(`no name on ${on}`);
    const [one, other] = [nameOn('front'), nameOn('back')];
    const swap = async () => {
      // Down: kernels before 6.3 rename nothing that is up.
      for (const name of [one, other]) await ipIn('hub', 'link', 'set', name, 'down');
      for (const [from, to] of [
        [one, 'aside'],
        [other, one],
        ['aside', other],
      ] as const)
        await ipIn('hub', 'link', 'set', from, 'name', to);
      for (const name of [one, other]) await ipIn('hub', 'link', 'set', name, 'up');
    };
    await truth.expectOf([...loads, ...loads], async () => {
      await truth.moveAll(loads);
      await swap();
      await truth.moveAll(loads);
    });
    await until('the new names', () => nameOn('front') === other);
    expect(nameOn('back')).toBe(one);
  });

  it('stays in the network’s total when the container goes', async () => {
    const before = await truth.watch.totals();
    await start('brief', 'front');
    await until('its process', () => truth.inventory.pidOf(truth.container('brief').id));
    const load = { on: 'front', from: 'brief', to: 'alice', megabytes: 8 };
    await truth.move(load);
    await truth.counted('brief', 'front');
    truth.expectBetween(before, await truth.watch.totals(), [load]);
    await under.lab.docker('rm', '-f', 'brief');
    await until('it to be gone', () => truth.inventory.resolveContainer('brief') === null);
    truth.expectBetween(before, await truth.watch.totals(), [load]);
  });

  it('of containers that share a namespace is counted once, for the one that owns it', async () => {
    const { address } = truth.placeOf('hub', 'front');
    const load = { on: 'front', from: 'alice', to: 'hub', megabytes: 10 };
    await truth.expectOf([load], () =>
      transfer({ netns: truth.netnsOf('sharer') }, { netns: truth.netnsOf('hub'), address }, 10 * megabyte),
    );
  });

  it('holds IPv6', async () => {
    await truth.expectOf([
      { on: 'six', from: 'bob', to: 'carol', megabytes: 20, family: 'ipv6' },
      { on: 'six', from: 'carol', to: 'bob', megabytes: 3, family: 'ipv6' },
    ]);
  });

  it('of a container in host mode is the host’s, and no network’s', async () => {
    const first = truth.watch.ticks.length;
    await truth.expectOf([], () =>
      transfer(
        { netns: truth.netnsOf('hosted') },
        { netns: under.lab.outsideNetns, address: uplink.faraway },
        16 * megabyte,
      ),
    );
    const hosts = networkIdOf(truth.idOf('hosted', 'host'));
    const rateIn = ({ networks }: TrafficTick) => networks.get(hosts)?.txBytesPerSecond ?? NaN;
    const sent = truth.watch.ticks.slice(first).reduce((sum, tick) => sum + rateIn(tick) * (tick.covers ?? 0), 0);
    expectAbout(sent / 1000, 16 * megabyte, 'sent by the host');
    expect(truth.watch.sampler.last?.endpoints.has(truth.idOf('hosted', 'host'))).toBe(false);
  });

  it('of a paused container is nothing, without a gap', async () => {
    const id = truth.idOf('bob', 'back');
    await under.lab.docker('pause', 'bob');
    await until('the pause', () => truth.container('bob').state === 'paused');
    const ticks = await nextTicks(3);
    for (const { endpoints } of ticks) expect(endpoints.get(id)?.txBytesPerSecond).toBeLessThan(smallTalk);
    await until('silence', () => truth.watch.sampler.last?.endpoints.get(id)?.txBytesPerSecond === 0);
    await under.lab.docker('unpause', 'bob');
  });

  it('has a gap where a container was restarted, and goes on from there', async () => {
    const id = truth.idOf('carol', 'deep');
    const from = truth.watch.ticks.length;
    const startedAt = truth.container('carol').startedAt;
    await under.lab.docker('restart', '--time', '0', 'carol');
    await until('the restart', () => truth.container('carol').startedAt !== startedAt);
    await until('a gap', () => truth.watch.ticks.slice(from).some(({ endpoints }) => !endpoints.has(id)));
    await truth.counted('carol', 'deep');
    await truth.expectOf([{ on: 'deep', from: 'carol', to: 'hub', megabytes: 4 }]);
  });
});
