import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Topology, TrafficSourceKind } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { noCounters } from './counters';
import { Sampler } from './sampler';
import type { TrafficTick } from './sampler';
import type { AttributedCounters, ProvenInterface, TrafficSource, TrafficTarget } from './source';

const network = aNetwork();
const web = aContainer({ name: 'web' });
const endpoint = anEndpoint(network, web);

/** Counters as a test sets them. */
class ScriptedSource implements TrafficSource {
  kind: TrafficSourceKind = 'proc';
  reason: string | null = null;
  rxBytes = 0;
  proven: ProvenInterface = { interfaceName: 'eth0', peerIndex: 7 };
  readings: (readonly TrafficTarget[])[] = [];
  answer: () => Promise<void> = () => Promise.resolve();

  async read(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    this.readings.push(targets);
    await this.answer();
    const counters = { ...noCounters, rxBytes: this.rxBytes };
    const found = targets.flatMap(({ endpoints }) =>
      endpoints.map(({ id }) => [id, { ...this.proven, counters }] as const),
    );
    return { byEndpoint: new Map(found), unattributed: [] };
  }
}

describe('the sampler', () => {
  let source: ScriptedSource;
  let topology: Topology;
  let pid: number | null;
  let ticks: TrafficTick[];
  let sampler: Sampler;
  const warn = vi.fn();
  const rate = () => ticks.at(-1)?.endpoints.get(endpoint.id)?.rxBytesPerSecond ?? null;

  beforeEach(() => {
    vi.useFakeTimers();
    warn.mockReset();
    source = new ScriptedSource();
    topology = aTopology({ networks: [network], containers: [web], endpoints: [endpoint] });
    pid = 100;
    ticks = [];
    sampler = new Sampler({ source, topology: () => topology, pidOf: () => pid, log: { warn } });
    sampler.subscribe((tick) => ticks.push(tick));
  });
  afterEach(() => {
    sampler.stop();
    vi.useRealTimers();
  });
  const second = async (rxBytes = 0) => {
    source.rxBytes += rxBytes;
    await vi.advanceTimersByTimeAsync(1000);
  };
  const begin = async () => {
    sampler.start();
    await vi.advanceTimersByTimeAsync(0);
  };

  it('gives the rate of each endpoint and network every second, from the second reading on', async () => {
    await begin();
    expect(ticks).toHaveLength(1);
    expect(rate()).toBeNull();
    await second(500);
    expect(rate()).toBeCloseTo(500);
    expect(ticks.at(-1)?.networks.get(network.id)?.rxBytesPerSecond).toBeCloseTo(500);
    expect(sampler.last).toBe(ticks.at(-1));
  });

  it('reads once a second however often it is started, and not at all when stopped, however often', async () => {
    sampler.start();
    await begin();
    await second();
    expect(source.readings).toHaveLength(2);
    sampler.stop();
    sampler.stop();
    await second();
    expect(source.readings).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('knows no rate over a stop and a start', async () => {
    await begin();
    sampler.stop();
    expect(sampler.last).toBeNull();
    source.rxBytes = 1e9;
    await begin();
    expect(rate()).toBeNull();
  });

  it('knows how old its newest reading is, and reads anew for who asks for a newer one', async () => {
    expect(sampler.age).toBeNull();
    sampler.setPace(10_000);
    await begin();
    await vi.advanceTimersByTimeAsync(1500);
    expect(sampler.age).toBe(1500);
    await sampler.freshen(2000);
    expect(source.readings).toHaveLength(1);
    await sampler.freshen(1000);
    expect([source.readings.length, sampler.age]).toEqual([2, 0]);
    sampler.stop();
    expect(sampler.age).toBeNull();
  });

  it('keeps to its beat when a reading is slow, and skips beats it missed', async () => {
    await begin();
    source.answer = () => new Promise((resolve) => setTimeout(resolve, 300));
    await vi.advanceTimersByTimeAsync(5000);
    expect(source.readings).toHaveLength(6);
    source.answer = () => new Promise((resolve) => setTimeout(resolve, 2500));
    await vi.advanceTimersByTimeAsync(6000);
    expect(source.readings).toHaveLength(8);
  });

  it('says nothing of a reading that was under way when it was stopped', async () => {
    source.answer = () => new Promise((resolve) => setTimeout(resolve, 300));
    await begin();
    sampler.stop();
    await second();
    expect(ticks).toHaveLength(0);
  });

  it('leaves a gap over a restart and over a counter that went back', async () => {
    await begin();
    await second(500);
    pid = 101;
    await second(500);
    expect(rate()).toBeNull();
    await second(500);
    expect(rate()).toBeCloseTo(500);
    await second(-1200);
    expect(rate()).toBeNull();
  });

  it('is not moved by the wall clock', async () => {
    await begin();
    vi.setSystemTime(Date.now() + 3_600_000);
    await second(500);
    expect(rate()).toBeCloseTo(500);
    vi.setSystemTime(Date.now() - 7_200_000);
    await second(500);
    expect(rate()).toBeCloseTo(500);
  });

  it.each<[string, Partial<typeof web>, Partial<typeof endpoint>]>([
    ['in host mode', { networkMode: 'host' }, {}],
    ['without a network', { networkMode: 'none' }, {}],
    ['that shares another one’s namespace', { sharesNamespaceWith: aContainer({ name: 'vpn' }).id }, {}],
    ['that does not run', { state: 'exited' }, { active: false }],
    ['whose only endpoint has neither MAC nor address', {}, { macAddress: null, ipv4: null, ipv6: null }],
  ])('does not read a container %s', async (_, container, ofEndpoint) => {
    topology = aTopology({ containers: [{ ...web, ...container }], endpoints: [{ ...endpoint, ...ofEndpoint }] });
    await begin();
    expect(source.readings).toEqual([[]]);
  });

  it('does not read a container whose process nobody knows, and reads a paused one', async () => {
    pid = null;
    topology = { ...topology, containers: [{ ...web, state: 'paused' }] };
    await begin();
    expect(source.readings.at(-1)).toEqual([]);
    pid = 100;
    await second();
    expect(source.readings.at(-1)).toHaveLength(1);
  });

  it('hands over the very same endpoints while the topology is the same', async () => {
    await begin();
    await second();
    const [first, again] = source.readings;
    expect(again?.[0]?.endpoints).toBe(first?.[0]?.endpoints);
  });

  it('tells the interfaces when they become known, change, are made anew or go, and only then', async () => {
    const told: unknown[] = [];
    sampler.onAttribution((proven) => told.push(Object.fromEntries(proven)));
    await begin();
    await second();
    source.proven = { interfaceName: 'eth1', peerIndex: 8 };
    await second();
    await second();
    // A restart that no reading fell into.
    source.proven = { interfaceName: 'eth1', peerIndex: 9 };
    pid = 101;
    await second();
    pid = null;
    await second();
    expect(told).toEqual([
      { [endpoint.id]: { interfaceName: 'eth0', peerIndex: 7 } },
      { [endpoint.id]: { interfaceName: 'eth1', peerIndex: 8 } },
      { [endpoint.id]: { interfaceName: 'eth1', peerIndex: 9 } },
      {},
    ]);
  });

  it('tells which kind of source it reads as soon as that is known', async () => {
    const kinds: TrafficSourceKind[] = [];
    sampler.onSource(({ kind }) => kinds.push(kind));
    source.kind = 'none';
    await begin();
    source.kind = 'proc';
    await second();
    await second();
    expect(kinds).toEqual(['proc']);
  });

  it('goes on after a source or a listener that fails, and says so', async () => {
    sampler.subscribe(() => {
      throw new Error('a listener broke');
    });
    const unsubscribe = sampler.subscribe((tick) => ticks.push(tick));
    source.answer = () => Promise.reject(new Error('no source'));
    await begin();
    source.answer = () => Promise.resolve();
    await second();
    expect(ticks).toHaveLength(2);
    expect(warn.mock.calls.map(([detail]) => detail)).toEqual([
      { reason: 'no source' },
      { reason: 'a listener broke' },
    ]);
    unsubscribe();
    await second();
    expect(ticks).toHaveLength(3);
  });
});
