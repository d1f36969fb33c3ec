import { getEventListeners } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { topologyOrder } from '@/lib/model';
import type { Topology } from '@/lib/model';
import {
  aContainer,
  anEndpoint,
  anEngine,
  aNetwork,
  aTopology,
  aTrafficSample,
  aTrafficTick,
} from '@/lib/model/builders';
import { StreamHub } from './hub';
import { nothingYet, reader } from './reader';

const network = aNetwork();
const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });
const first = aTopology({ networks: [network], containers: [web], endpoints: [anEndpoint(network, web)] });
const second: Topology = {
  ...first,
  revision: 2,
  containers: [db, web],
  endpoints: [anEndpoint(network, db), ...first.endpoints].sort(topologyOrder),
};
const tickOf = (rxBytesPerSecond: number, topology = second) =>
  aTrafficTick({ endpoints: new Map(topology.endpoints.map(({ id }) => [id, aTrafficSample({ rxBytesPerSecond })])) });

describe('the stream hub', () => {
  let topology = first;
  let hub: StreamHub;
  const publish = (next: Topology) => {
    topology = next;
    hub.publishTopology(next);
  };
  const open = (signal = new AbortController().signal) => reader(hub.open(signal));

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    topology = first;
    hub = new StreamHub({ version: '1.2.3', topology: () => topology, lagBytes: 16 * 1024 });
  });
  afterEach(() => {
    hub.close();
    vi.useRealTimers();
  });

  it('greets with hello and a snapshot, and sends patches from there', async () => {
    const browser = open();
    await browser.drain();
    publish(second);
    await browser.drain();
    publish(first);
    await browser.drain();
    expect(browser.seen).toEqual(['hello', 'snapshot', 'patch', 'patch']);
    expect(browser.topology).toEqual(first);
  });

  it('says nothing before hello, whatever is published because somebody looks', async () => {
    const eager = new StreamHub({
      version: '1.2.3',
      topology: () => topology,
      onClients: (count) => count > 0 && eager.publishTopology((topology = second)),
    });
    const browser = reader(eager.open(new AbortController().signal));
    await browser.drain();
    expect(browser.seen).toEqual(['hello', 'snapshot', 'patch']);
    eager.close();
  });

  it('gives who comes after its end an empty body, which is whole where it is gzip', async () => {
    const counts: number[] = [];
    const closed = new StreamHub({
      version: '1.2.3',
      topology: () => topology,
      onClients: (count) => counts.push(count),
    });
    closed.close();
    const never = new AbortController().signal;
    for (const [gzip, unpacked] of [
      [true, gunzipSync],
      [false, (bytes: Buffer) => bytes],
    ] as const) {
      const bytes = await buffer(closed.open(never, { gzip }));
      expect(unpacked(bytes)).toHaveLength(0);
    }
    // Nobody looks: whoever was told so would begin to read traffic again.
    expect(counts).toEqual([]);
  });

  it('tells who comes the newest rates, and none that are of long ago', async () => {
    hub.publishTraffic(tickOf(5, first));
    const now = performance.now();
    const soon = open();
    await soon.drain();
    expect(soon.rates).toEqual([5]);
    const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 60_000);
    const late = open();
    await late.drain();
    expect(late.rates).toEqual([]);
    clock.mockRestore();
  });

  it('starts a stream from the topology as it is when it opens, even when nobody published it', async () => {
    topology = second;
    const browser = open();
    await browser.drain();
    expect(browser.topology).toEqual(second);
  });

  it('sends nothing for a topology that holds the same', async () => {
    const browser = open();
    publish({ ...first, takenAt: '2026-01-02T03:05:00.000Z' });
    await browser.drain();
    expect(browser.seen).toEqual(['hello', 'snapshot']);
  });

  it('says when the connection to the engine changes', async () => {
    const browser = open();
    await browser.drain();
    publish({ ...first, revision: 2, engines: [anEngine({ status: 'stale', reason: 'The engine hung up.' })] });
    await browser.drain();
    expect(browser.seen).toEqual(['hello', 'snapshot', 'patch', 'status']);
    expect(browser.topology?.engines[0]?.status).toBe('stale');
  });

  it('gives a new stream the newest traffic at once, and every stream each tick', async () => {
    topology = second;
    hub.publishTraffic(tickOf(5));
    const browser = open();
    await browser.drain();
    expect(browser.rates).toEqual([5, 5]);
    hub.publishTraffic(tickOf(6));
    await browser.drain();
    expect(browser.rates).toEqual([6, 6]);
    expect(browser.seen).toEqual(['hello', 'snapshot', 'traffic', 'traffic']);
  });

  it('announces the number of an endpoint that went and came back before its traffic', async () => {
    const browser = open();
    for (const next of [second, { ...first, revision: 3 }, { ...second, revision: 4 }]) publish(next);
    hub.publishTraffic(tickOf(7));
    await browser.drain();
    expect(browser.rates).toEqual([7, 7]);
  });

  it('encodes once and hands the same bytes to every stream', async () => {
    const readers = [hub, hub].map(() => hub.open(new AbortController().signal).getReader());
    const [left, right] = await Promise.all(
      readers.map(async (one) => {
        await one.read();
        await one.read();
        return (await one.read()).value;
      }),
    );
    expect(left).toBe(right);
  });

  it('keeps only the newest tick for a stream that is not read, and one snapshot instead of all patches', async () => {
    const stalled = hub.open(new AbortController().signal);
    const healthy = open();
    await healthy.drain();
    for (let revision = 2; revision < 500; revision++) {
      publish({ ...(revision % 2 === 0 ? second : first), revision });
      hub.publishTraffic(tickOf(revision, topology));
      await healthy.drain();
    }
    expect(healthy.seen.filter((event) => event === 'patch')).toHaveLength(498);
    const late = reader(stalled);
    await late.drain();
    expect(late.topology).toEqual(topology);
    expect(late.rates).toEqual([499]);
    expect(late.seen.filter((event) => event === 'traffic')).toHaveLength(1);
    expect(late.seen.at(-2)).toBe('snapshot');
    publish({ ...second, revision: 500 });
    await late.drain();
    expect(late.topology).toEqual(topology);
  });

  it('holds no more for a stalled stream than the allowed lag and what it needs to catch up', async () => {
    const source = hub.open(new AbortController().signal).getReader();
    for (let revision = 2; revision < 2000; revision++) {
      publish({ ...(revision % 2 === 0 ? second : first), revision });
      hub.publishTraffic(tickOf(revision));
    }
    let bytes = 0;
    for (let chunk = await Promise.race([source.read(), nothingYet()]); chunk?.value;) {
      bytes += chunk.value.byteLength;
      chunk = await Promise.race([source.read(), nothingYet()]);
    }
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(16 * 1024 + 3 * JSON.stringify(second).length);
  });

  it('says hello again every 15 s, for a page cannot see comments, and stops its timer with the last stream', async () => {
    const browser = open();
    await browser.drain();
    vi.advanceTimersByTime(30_000);
    await browser.drain();
    expect(browser.seen).toEqual(['hello', 'snapshot', 'hello', 'hello']);
    await browser.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says hello again to nobody who has yet to read what was sent', async () => {
    const stalled = hub.open(new AbortController().signal);
    vi.advanceTimersByTime(30_000);
    const late = reader(stalled);
    await late.drain();
    expect(late.seen).toEqual(['hello', 'snapshot']);
  });

  it('ends every stream when closed, and opens none afterwards', async () => {
    const browser = open();
    await browser.drain();
    hub.close();
    expect(await browser.drain()).toBe(true);
    expect(hub.clientCount).toBe(0);
    expect(await open().drain()).toBe(true);
    expect(hub.clientCount).toBe(0);
  });

  it('cuts a stream that nobody reads, so that closing waits for none', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout'] });
    const stalled = hub.open(new AbortController().signal);
    hub.close();
    vi.runAllTimers();
    await expect(stalled.getReader().read()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('ends a stream in order whose reader had yet to read something', async () => {
    const request = new AbortController();
    const late = reader(hub.open(request.signal));
    request.abort();
    expect(await late.drain()).toBe(true);
    expect(late.seen).toEqual(['hello', 'snapshot']);
  });

  it('forgets a stream when its request is aborted, also one aborted before', async () => {
    const request = new AbortController();
    const browser = open(request.signal);
    await browser.drain();
    request.abort();
    expect(hub.clientCount).toBe(0);
    expect(await browser.drain()).toBe(true);
    expect(await open(AbortSignal.abort()).drain()).toBe(true);
    expect(hub.clientCount).toBe(0);
  });

  it('leaks nothing over a thousand streams, however they end', async () => {
    const request = new AbortController();
    for (let turn = 0; turn < 1000; turn++) {
      const own = new AbortController();
      const stream = hub.open(turn % 2 === 0 ? request.signal : own.signal);
      publish({ ...(turn % 2 === 0 ? second : first), revision: turn + 2 });
      hub.publishTraffic(tickOf(turn));
      if (turn % 2 === 0) await stream.cancel();
      else own.abort();
    }
    expect(hub.clientCount).toBe(0);
    expect(getEventListeners(request.signal, 'abort')).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
