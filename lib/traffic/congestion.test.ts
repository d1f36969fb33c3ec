import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { congestionFlagSchema } from '@/lib/model';
import type { CongestionFlag, Network, TrafficSample } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork, aNetworkTrafficSample, aTrafficSample } from '@/lib/model/builders';
import { CongestionWatch } from './congestion';
import type { CongestionOptions } from './congestion';

const app = aNetwork({ name: 'app' });
const web = anEndpoint(app, aContainer({ name: 'web' }));
const start = Date.parse('2026-01-02T03:00:00.000Z');
const timeAt = (seconds: number) => new Date(start + seconds * 1000).toISOString();

/** Per second. null: the endpoint is in no tick. */
type Second = Partial<TrafficSample> | null;
interface Given extends Partial<CongestionOptions> {
  /** Seconds that each tick covers. */
  pace?: number;
}

/** The flags after each of the ticks, the first of which has no rates. */
function watchOver(seconds: readonly Second[], { pace = 1, ...options }: Given = {}) {
  const watch = new CongestionWatch({
    ceilingOf: () => null,
    linkSpeedOf: () => null,
    networkOf: () => app,
    ...options,
  });
  watch.take({ at: timeAt(0), covers: null, endpoints: new Map(), networks: new Map() });
  const flags = seconds.map((second, index) =>
    watch.take({
      at: timeAt((index + 1) * pace),
      covers: pace * 1000,
      endpoints: new Map(second ? [[web.id, aTrafficSample(second)]] : []),
      networks: new Map(),
    }),
  );
  return { flags, last: flags.at(-1) ?? [], watched: watch.watched };
}

const repeat = (times: number, ...seconds: Second[]) => Array.from({ length: times }, () => seconds).flat();
const quiet: Second = { rxPacketsPerSecond: 640 };
const dropping: Second = { rxPacketsPerSecond: 620, rxDropped: 20 };
const fast = (megabytes: number): Second => ({ txBytesPerSecond: megabytes * 1e6 });
const day = { overSeconds: 86_400 };
const reasons = (flags: readonly CongestionFlag[]) => flags.map(({ reason }) => reason);

describe('congestion', () => {
  it('says what was counted since when, and what helps', () => {
    const { last } = watchOver(repeat(20, dropping));
    expect(last).toEqual([
      {
        subject: { kind: 'endpoint', id: web.id },
        reason: 'drops',
        since: timeAt(1),
        evidence: '3.1 % of received packets were dropped over the last 10 s: 200 of 6,400',
        advice: expect.stringContaining('net.core.netdev_max_backlog'),
      },
    ]);
    expect(congestionFlagSchema.parse(last[0])).toEqual(last[0]);
  });

  it.each<[string, readonly Second[], string[], Given?]>([
    ['drops that go on', repeat(3, dropping), ['drops']],
    ['drops in 3 of 10 s', [...repeat(3, dropping, quiet, quiet), quiet], ['drops']],
    ['drops of what is sent', repeat(4, { txPacketsPerSecond: 500, txDropped: 50 }), ['drops']],
    ['errors that go on', repeat(4, { rxPacketsPerSecond: 1000, rxErrors: 5 }), ['errors']],
    ['drops across a gap', [dropping, null, dropping, dropping], ['drops']],
    ['nothing by one sample, however bad', [{ rxPacketsPerSecond: 1, rxDropped: 1e6 }], []],
    ['nothing by two', [dropping, quiet, dropping], []],
    ['nothing where few packets were lost', repeat(10, { rxPacketsPerSecond: 2, rxDropped: 1 }), []],
    ['nothing where few of many were lost', repeat(10, { rxPacketsPerSecond: 1e5, rxDropped: 30 }), []],
    ['nothing by drops that lie far apart', repeat(10, dropping, ...repeat(9, quiet)), []],
    ['nothing where drops and errors are unknown', repeat(10, { rxDropped: null, rxErrors: null }), []],
    ['nothing without traffic', repeat(10, { rxPacketsPerSecond: 0, txPacketsPerSecond: 0 }), []],
    ['a rate near the ceiling', repeat(40, fast(48)), ['ceiling'], ceiling(50)],
    ['no rate near the ceiling for a moment', [...repeat(15, fast(48)), ...repeat(15, fast(1))], [], ceiling(50)],
    ['no rate below the ceiling', repeat(40, fast(40)), [], ceiling(50)],
    ['no rate far above what was taken for the ceiling', repeat(40, fast(80)), [], ceiling(50)],
    ['no small rate, however low the ceiling', repeat(40, fast(0.9)), [], ceiling(0.9)],
    ['no rate that is usual', repeat(40, fast(48)), [], ceiling(50, 45)],
    ['a rate near the ceiling that is unusual', repeat(40, fast(48)), ['ceiling'], ceiling(50, 4)],
    ['a rate near the link’s speed', repeat(10, fast(120)), ['link'], { linkSpeedOf: () => 125e6 }],
    ['no rate below the link’s speed', repeat(10, fast(90)), [], { linkSpeedOf: () => 125e6 }],
  ])('is %s', (_, seconds, expected, given) => {
    expect(reasons(watchOver(seconds, given).last)).toEqual(expected);
  });

  function ceiling(megabytes: number, usual?: number): Given {
    const bytesPerSecond = megabytes * 1e6;
    const known = { ...day, bytesPerSecond, ...(usual !== undefined && { usualBytesPerSecond: usual * 1e6 }) };
    return { ceilingOf: () => known };
  }

  it('goes on over a pause between bursts, and ends when it was quiet for long enough', () => {
    const { flags } = watchOver([...repeat(5, dropping), ...repeat(5, quiet), dropping, ...repeat(30, quiet)]);
    const held = flags.map((one) => one.length > 0);
    expect(held.indexOf(true)).toBe(2);
    // Neither the pause nor one burst made it begin anew.
    expect(held.lastIndexOf(true) - held.indexOf(true)).toBe(held.filter(Boolean).length - 1);
    expect(held.lastIndexOf(true)).toBeLessThan(30);
    expect(new Set(flags.flat().map(({ since }) => since))).toEqual(new Set([timeAt(1)]));
  });

  it('is of networks too', () => {
    const watch = new CongestionWatch({ ceilingOf: () => null, linkSpeedOf: () => null, networkOf: () => app });
    const networks = new Map([[app.id, aNetworkTrafficSample({ rxPacketsPerSecond: 900, rxDropped: 100 })]]);
    const take = (second: number) => watch.take({ at: timeAt(second), covers: 1000, endpoints: new Map(), networks });
    const flags = [1, 2, 3].map(take).at(-1);
    expect(flags).toMatchObject([{ subject: { kind: 'network', id: app.id }, reason: 'drops' }]);
  });

  it('forgets everything over a rest', () => {
    const watch = new CongestionWatch({ ceilingOf: () => null, linkSpeedOf: () => null, networkOf: () => app });
    const endpoints = new Map([[web.id, aTrafficSample(dropping ?? {})]]);
    const take = (covers: number | null) => watch.take({ at: timeAt(1), covers, endpoints, networks: new Map() });
    for (let time = 0; time < 4; time++) take(1000);
    expect(take(null)).toEqual([]);
    expect(watch.watched).toBe(0);
  });

  const [lan, mesh] = [
    aNetwork({ name: 'lan', driver: 'macvlan', bridge: null, parent: 'enp3s0' }),
    aNetwork({ name: 'mesh', driver: 'overlay', bridge: null, mtu: 1500 }),
  ];
  const [rxDrops, txDrops] = [dropping, { txPacketsPerSecond: 900, txDropped: 100 }];
  it.each<[string, Second, Network | null, string, string]>([
    ['what comes in over a veth', rxDrops, app, 'of received packets', 'a larger net.core.netdev_max_backlog'],
    ['what goes out over a veth', txDrops, app, '10 % of sent packets', 'The host does not take all that is sent'],
    ['what comes in over hardware', rxDrops, lan, 'of received packets', 'ethtool -G enp3s0 rx'],
    ['what goes out over hardware', txDrops, lan, 'of sent packets', 'ip link set dev enp3s0 txqueuelen'],
    ['an overlay', rxDrops, mesh, 'of received packets', 'its MTU (1500) is at least 50 bytes below'],
    ['errors of a veth', { txErrors: 5 }, app, '20 % of sent packets had errors', 'A veth has no cable'],
    ['errors of hardware', { rxErrors: 5 }, lan, '33 % of received packets had errors', 'ethtool -S enp3s0'],
    ['a network that is gone', rxDrops, null, 'of received packets', 'a larger net.core.netdev_max_backlog'],
  ])('advises on %s', (_, second, network, evidence, advice) => {
    const [flag] = watchOver(repeat(10, second), { networkOf: () => network }).last;
    expect(flag?.evidence).toContain(evidence);
    expect(flag?.advice).toContain(advice);
  });

  it('tells a rate by what it is near to', () => {
    const { last } = watchOver(repeat(40, fast(121)), {
      ceilingOf: () => ({ ...day, bytesPerSecond: 123e6 }),
      linkSpeedOf: () => 125e6,
      networkOf: () => lan,
    });
    expect(last.map(({ evidence }) => evidence)).toEqual([
      '98 % of the highest rate known (123 MB/s within 24 h) over the last 30 s: 121 MB/s sent',
      '97 % of the link’s speed (1 Gbit/s) over the last 10 s: 121 MB/s sent',
    ]);
    expect(last[1]?.advice).toContain('enp3s0 is full');
  });

  const anyPace = fc.constantFrom(0.1, 0.25, 1, 2, 5, 10, 30);
  const anySecond = fc.constantFrom<Second>(quiet, dropping, null, { rxDropped: null });

  it('is the same at every pace', () => {
    fc.assert(
      fc.property(anyPace, (pace) => {
        const ticks = Math.max(4, Math.ceil(10 / pace));
        expect(reasons(watchOver(repeat(ticks, dropping), { pace }).last)).toEqual(['drops']);
        const { last, watched } = watchOver([...repeat(ticks, dropping), ...repeat(ticks * 4, quiet)], { pace });
        expect([last, watched]).toEqual([[], 0]);
      }),
    );
  });

  it('never begins before three samples agree', () => {
    fc.assert(
      fc.property(fc.array(anySecond, { maxLength: 60 }), anyPace, (seconds, pace) => {
        const { flags } = watchOver(seconds, { pace });
        const first = flags.findIndex((one) => one.length > 0);
        if (first === -1) return;
        expect(seconds.slice(0, first + 1).filter((second) => second === dropping).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('forgets those that are gone', () => {
    fc.assert(
      fc.property(fc.array(anySecond, { maxLength: 60 }), anyPace, (seconds, pace) => {
        const gone = repeat(Math.max(8, Math.ceil(40 / pace)), null);
        const { last, watched } = watchOver([...seconds, ...gone], { pace });
        expect([last, watched]).toEqual([[], 0]);
      }),
    );
  });
});
