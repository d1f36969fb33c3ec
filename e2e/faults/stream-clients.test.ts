import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { topologySchema, type Container } from '@/lib/model';
import { residentBytes } from '../bench/processor-time';
import { startEngineDouble, worldOf, type EngineDouble } from '../engine-double';
import { engineCall } from '../lab/engine-api.mjs';
import { until } from '../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import { askForStream, followStream, readStream, type FollowedStream } from './followed-stream';

let double: EngineDouble;
let dashboard: DashboardProcess;
const followed: FollowedStream[] = [];

/** Until the test ends. */
async function follow(more: { plain?: boolean; lastEventId?: string } = {}): Promise<FollowedStream> {
  const stream = await followStream({ ...dashboard, ...more });
  followed.push(stream);
  return stream;
}

/** A snapshot alone, read by nobody, is more than a client may lag. */
beforeAll(async () => {
  double = await startEngineDouble({ world: worldOf({ networks: 40, containers: 400 }) });
  dashboard = await startDashboard(double.dockerHost, { NETLOOM_TRAFFIC_SOURCE: 'none', NETLOOM_HISTORY: 'off' });
  await until('the whole world', async () => {
    const headers = { authorization: `Bearer ${dashboard.token}` };
    const answer = await fetch(`${dashboard.origin}/api/topology`, { headers });
    const { containers } = topologySchema.parse(await answer.json());
    const isWhole = ({ state, startedAt }: Container) => state === 'created' || startedAt !== null;
    return containers.length >= 400 && containers.every(isWhole);
  });
});
afterEach(async () => {
  await Promise.all(followed.splice(0).map((stream) => stream.stop()));
  await until('nobody to follow the stream', async () => (await clients()) === 0, { timeoutMs: 20_000 });
});
afterAll(async () => {
  await dashboard?.stop();
  await double?.stop();
});

async function clients(): Promise<number> {
  const headers = { authorization: `Bearer ${dashboard.token}` };
  const answer = await fetch(`${dashboard.origin}/metrics`, { headers });
  return Number(/^netloom_stream_clients (\d+)$/m.exec(await answer.text())?.[1]);
}
const descriptors = () => readdirSync(`/proc/${dashboard.pid}/fd`).length;

let made = 0;
/** A change of the world; gives the name by which everybody is told of it. */
async function change(): Promise<string> {
  const name = `made-${++made}`;
  await engineCall(double.socket, 'POST', '/networks/create', { Name: name });
  return name;
}

const has = (stream: FollowedStream, kind: string, name: string) =>
  stream.events.some(({ event, made }) => event === kind && made.includes(name));
const isGreeted = (stream: FollowedStream) =>
  until('the snapshot', () => stream.events.some(({ event }) => event === 'snapshot'), { timeoutMs: 30_000 });
const isTold = (streams: readonly FollowedStream[], name: string) =>
  until('everybody to be told', () => streams.every((stream) => has(stream, 'patch', name)), { timeoutMs: 30_000 });
const several = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make));

describe('a client of the stream', () => {
  it('gets every change at once, packed as it asked, and a small part of the bytes', async () => {
    const [packed, plain] = [await follow(), await follow({ plain: true })];
    expect([packed.coding, plain.coding]).toEqual(['gzip', undefined]);
    await Promise.all([packed, plain].map(isGreeted));
    const name = await change();
    await isTold([packed, plain], name);
    const tellers = [packed, plain].map(({ events }) => events.find(({ made }) => made.includes(name)));
    expect(tellers[0]).toEqual(tellers[1]);
    await until('a tick', () => packed.events.some(({ event }) => event === 'traffic'));
    expect(packed.bytes).toBeLessThan(plain.bytes / 4);
  });

  it('that comes back is told what it missed, and nothing else', async () => {
    const before = await follow();
    await isGreeted(before);
    await before.stop();
    const lastEventId = before.events.findLast(({ id }) => id !== undefined)?.id ?? '';
    const name = await change();
    await until('the change', async () => {
      const headers = { authorization: `Bearer ${dashboard.token}` };
      return (await fetch(`${dashboard.origin}/api/networks/${name}`, { headers })).ok;
    });
    const again = await follow({ lastEventId });
    await isTold([again], name);
    expect(again.events.map(({ event }) => event).filter((event) => event !== 'traffic')).toEqual(['hello', 'patch']);
    expect(again.bytes).toBeLessThan(5000);
  });
});

describe('a crowd of clients', () => {
  it('of whom 50 stand still: the other 50 get every change, and memory stays bounded', async () => {
    const before = descriptors();
    const healthy = await several(50, () => follow());
    const stalled = await several(50, () => askForStream({ ...dashboard, plain: true }));
    await Promise.all(healthy.map(isGreeted));
    expect(await clients()).toBe(100);
    const resident = residentBytes([dashboard.pid]);
    for (let round = 0; round < 30; round++) await isTold(healthy, await change());
    const grown = residentBytes([dashboard.pid]) - resident;
    console.info(`Resident memory grew by ${(grown / 1e6).toFixed(0)} MB.`);
    expect(grown).toBeLessThan(150e6);

    // They read again: what they missed is made good.
    const late = stalled.map(readStream);
    followed.push(...late);
    const knows = ({ events }: FollowedStream) => events.some((event) => event.made.includes(`made-${made}`));
    await until('everybody to have caught up', () => late.every(knows), { timeoutMs: 60_000, everyMs: 100 });
    await Promise.all(followed.map((stream) => stream.stop()));
    await until('every connection to be closed', () => descriptors() <= before + 5);
  });

  it('of 200: each gets every change', async () => {
    const streams = await several(200, () => follow());
    await Promise.all(streams.map(isGreeted));
    expect(await clients()).toBe(200);
    for (let round = 0; round < 5; round++) await isTold(streams, await change());
  });

  it('that comes and goes a thousand times leaves nothing behind', async () => {
    const comeAndGo = async () => {
      const answer = await askForStream(dashboard);
      answer.destroy();
    };
    const isQuiet = () => until('nobody to be left', async () => (await clients()) === 0, { timeoutMs: 20_000 });
    for (let batch = 0; batch < 4; batch++) await several(25, comeAndGo);
    await isQuiet();
    const before = { descriptors: descriptors(), resident: residentBytes([dashboard.pid]) };
    for (let batch = 0; batch < 40; batch++) await several(25, comeAndGo);
    await isQuiet();
    await until('every connection to be closed', () => descriptors() <= before.descriptors + 5);
    const grown = residentBytes([dashboard.pid]) - before.resident;
    console.info(`Resident memory grew by ${(grown / 1e6).toFixed(0)} MB.`);
    expect(grown).toBeLessThan(100e6);
  });
});
