import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/model';
import type { ContainerId } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork } from '@/lib/model/builders';
import type { InterfaceCounters, TrafficTarget } from './source';
import { StatsSource } from './stats-source';

const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
const targetOf = (name: string, networks = [app]): TrafficTarget => {
  const container = aContainer({ name });
  return { container, pid: 100, endpoints: networks.map((network) => anEndpoint(network, container)) };
};
const counted = (rxBytes: number): InterfaceCounters => ({
  ...{ rxBytes, txBytes: 0, rxPackets: 0, txPackets: 0 },
  ...{ rxErrors: null, txErrors: null, rxDropped: null, txDropped: null },
});
const crowd = Array.from({ length: 20 }, (_, at) => targetOf(`c${at}`));
const [web, db] = [targetOf('web'), targetOf('db')];

describe('the stats source', () => {
  let source: StatsSource;
  let asked: ContainerId[];
  let answers: Map<ContainerId, () => Promise<ReadonlyMap<string, InterfaceCounters>>>;
  let open: number;
  let rxBytes: number;
  const answered = async () => new Map([['eth0', counted(rxBytes)]]);
  /** A second, as 20.10 takes. */
  const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 1000)).then(answered);
  const never = () => new Promise<never>(() => {});

  beforeEach(() => {
    vi.useFakeTimers();
    [asked, answers, open, rxBytes] = [[], new Map(), 0, 5];
    source = new StatsSource(async (id) => {
      asked.push(id);
      open++;
      return (answers.get(id) ?? answered)().finally(() => open--);
    }, 'because');
  });
  afterEach(() => {
    source.rest();
    vi.useRealTimers();
  });

  it('reads nothing and says why while a proxy keeps the counters back, and asks again after a minute', async () => {
    let denied = true;
    const refuse = () => Promise.reject(new AppError('engine_denied', 'The socket proxy does not allow it.'));
    for (const { container } of crowd) answers.set(container.id, () => (denied ? refuse() : answered()));
    await source.read(crowd);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(source).toMatchObject({ kind: 'none', reason: 'The socket proxy does not allow it.' });
    expect(asked.length).toBeLessThan(crowd.length);
    denied = false;
    await source.read(crowd);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(source).toMatchObject({ kind: 'stats', reason: 'because' });
  });

  const answer = (targets: TrafficTarget[], how: () => Promise<ReadonlyMap<string, InterfaceCounters>>) => {
    for (const { container } of targets) answers.set(container.id, how);
  };
  /** As the sampler does, once a second. Gives the last reading. */
  async function readFor(seconds: number, targets: TrafficTarget[]) {
    for (let second = 0; second < seconds; second++) {
      await source.read(targets);
      await vi.advanceTimersByTimeAsync(1000);
    }
    return source.read(targets);
  }
  const of = ({ endpoints: [endpoint] }: TrafficTarget) => endpoint?.id ?? expect.unreachable();
  const timesAsked = ({ container }: TrafficTarget) => asked.filter((id) => id === container.id).length;

  it('never waits for an answer, and gives the newest with the time of its arrival', async () => {
    answer([web], slowly);
    const begun = performance.now();
    expect((await source.read([web])).byEndpoint.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1500);
    const { byEndpoint } = await source.read([web]);
    expect(byEndpoint.get(of(web))).toEqual({
      ...{ interfaceName: 'eth0', peerIndex: null, counters: counted(5), takenAt: begun + 1000 },
    });
    expect([source.kind, source.reason]).toEqual(['stats', 'because']);
  });

  it('gives an answer again until there is a newer one', async () => {
    const first = await readFor(1, [web]);
    rxBytes = 9;
    expect((await source.read([web])).byEndpoint).toEqual(first.byEndpoint);
    const later = await readFor(2, [web]);
    expect(later.byEndpoint.get(of(web))?.counters.rxBytes).toBe(9);
  });

  it('asks for a few at a time, each once a sweep', async () => {
    answer(crowd, slowly);
    await source.read(crowd);
    let most = 0;
    for (let step = 0; step < 50; step++) {
      most = Math.max(most, open);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(most).toBe(4);
    expect(asked).toEqual(crowd.map(({ container }) => container.id));
  });

  it('leaves an engine in peace for as long as it took to answer', async () => {
    answer(crowd, slowly);
    await readFor(9, crowd);
    expect(asked).toHaveLength(20);
    await readFor(2, crowd);
    expect(asked.length).toBeGreaterThan(20);
  });

  it('does not ask a quick engine without a pause', async () => {
    await readFor(9, [web]);
    expect(timesAsked(web)).toBe(5);
  });

  it('lets one that hangs delay nobody, and asks it no second time meanwhile', async () => {
    answer([crowd[0] ?? web], never);
    const { byEndpoint } = await readFor(30, crowd);
    expect(byEndpoint.size).toBe(19);
    expect(timesAsked(crowd[0] ?? web)).toBe(1);
    expect(timesAsked(crowd[1] ?? web)).toBeGreaterThan(5);
  });

  it('lets the others through when more hang than are asked at a time', async () => {
    answer(crowd.slice(0, 10), never);
    const { byEndpoint } = await readFor(30, crowd);
    expect(byEndpoint.size).toBe(10);
  });

  it('drops what is too old, and says why there is nothing newer', async () => {
    await readFor(3, [web, db]);
    answer([web], () => Promise.reject(new AppError('engine_timeout', 'The engine did not answer.')));
    const soon = await readFor(2, [web, db]);
    expect([soon.byEndpoint.size, soon.unattributed]).toEqual([2, []]);
    const late = await readFor(10, [web, db]);
    expect(Array.from(late.byEndpoint.keys())).toEqual([of(db)]);
    expect(late.unattributed).toEqual([
      { containerId: web.container.id, interfaceName: null, reason: 'The engine did not answer.', counters: null },
    ]);
    answer([web], answered);
    expect((await readFor(3, [web, db])).byEndpoint.size).toBe(2);
  });

  it('takes it as no failure that a container has gone', async () => {
    answer([web], () => Promise.reject(new AppError('not_found', 'There is no such container.')));
    expect(await readFor(3, [web])).toEqual({ byEndpoint: new Map(), unattributed: [] });
  });

  it.each<[string, TrafficTarget]>([
    ['restarted', { ...web, pid: 101 }],
    ['restarted within one process id', { ...web, container: { ...web.container, startedAt: null } }],
    ['was connected anew', { ...web, endpoints: [anEndpoint(app, aContainer(), { engineEndpointId: 'new' })] }],
    ['is on another network', { ...web, endpoints: [anEndpoint(data, aContainer())] }],
  ])('gives nothing of a container that %s since it was asked', async (_, changed) => {
    await readFor(1, [web]);
    expect((await source.read([changed])).byEndpoint.size).toBe(0);
    expect((await readFor(2, [changed])).byEndpoint.size).toBe(1);
  });

  it('does not take an answer that was asked of the process before for the one after', async () => {
    answer([web], slowly);
    await source.read([web]);
    await vi.advanceTimersByTimeAsync(500);
    await source.read([{ ...web, pid: 101 }]);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await source.read([{ ...web, pid: 101 }])).byEndpoint.size).toBe(0);
  });

  it('counts what it cannot give to anybody', async () => {
    const two = targetOf('web', [app, data]);
    const { byEndpoint, unattributed } = await readFor(1, [two]);
    expect(byEndpoint.size).toBe(0);
    expect(unattributed).toMatchObject([
      { interfaceName: 'eth0', counters: { rxBytes: 5 }, takenAt: expect.anything() },
    ]);
  });

  it('asks nobody any more when told to rest, and knows nothing when it begins again', async () => {
    await readFor(1, [web]);
    source.rest();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(timesAsked(web)).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    expect((await source.read([web])).byEndpoint.size).toBe(0);
    expect((await readFor(1, [web])).byEndpoint.size).toBe(1);
  });

  it('does not go on after a rest in the middle of a sweep', async () => {
    answer(crowd, slowly);
    await source.read(crowd);
    await vi.advanceTimersByTimeAsync(1500);
    source.rest();
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked).toHaveLength(before);
  });

  it('rests by itself when nobody reads', async () => {
    await readFor(2, [web]);
    await vi.advanceTimersByTimeAsync(120_000);
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(before);
    expect(vi.getTimerCount()).toBe(0);
  });
});
