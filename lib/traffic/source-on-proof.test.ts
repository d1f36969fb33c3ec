import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrafficSourceKind } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork } from '@/lib/model/builders';
import type { AttributedCounters, InterfaceCounters, TrafficSource, TrafficTarget } from './source';
import { SourceOnProof } from './source-on-proof';

const network = aNetwork();
const targetOf = (name: string, pid: number): TrafficTarget => {
  const container = aContainer({ name });
  return { container, pid, endpoints: [anEndpoint(network, container)] };
};
const [web, db] = [targetOf('web', 100), targetOf('db', 200)];
const counters: InterfaceCounters = {
  ...{ rxBytes: 0, txBytes: 0, rxPackets: 0, txPackets: 0 },
  ...{ rxErrors: 0, txErrors: 0, rxDropped: 0, txDropped: 0 },
};

/** Proves the processes that a test names. */
class ScriptedSource implements TrafficSource {
  visible: number[] = [];
  /** Process ids of each reading. */
  readings: number[][] = [];
  rests = 0;

  constructor(
    readonly kind: TrafficSourceKind,
    readonly reason: string | null,
  ) {}

  async read(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    this.readings.push(targets.map(({ pid }) => pid));
    const seen = targets.filter(({ pid }) => this.visible.includes(pid));
    const found = seen.flatMap(({ endpoints }) =>
      endpoints.map(({ id }) => [id, { interfaceName: 'eth0', peerIndex: 1, counters }] as const),
    );
    return { byEndpoint: new Map(found), unattributed: [] };
  }

  rest(): void {
    this.rests++;
  }
}

describe('a source on proof', () => {
  let proc: ScriptedSource;
  let stats: ScriptedSource;
  let source: SourceOnProof;
  beforeEach(() => {
    vi.useFakeTimers();
    proc = new ScriptedSource('proc', null);
    stats = new ScriptedSource('stats', 'slower');
    source = new SourceOnProof(proc, stats);
  });
  afterEach(() => vi.useRealTimers());

  /** As the sampler does, once a second; gives the kind after each reading. */
  async function read(times: number, ...targets: TrafficTarget[]): Promise<TrafficSourceKind[]> {
    const kinds: TrafficSourceKind[] = [];
    for (let time = 0; time < times; time++) {
      await source.read(targets);
      kinds.push(source.kind);
      await vi.advanceTimersByTimeAsync(1000);
    }
    return kinds;
  }

  it('is the better one as soon as one container proves it, and reads them all', async () => {
    proc.visible = [db.pid];
    expect((await source.read([web, db])).byEndpoint.size).toBe(1);
    expect([source.kind, source.reason]).toEqual(['proc', null]);
    expect(stats.readings).toEqual([]);
  });

  it('is none, and has nothing to say, while there is nobody to ask', async () => {
    expect(await read(10)).toEqual(Array.from({ length: 10 }, () => 'none'));
    expect(source.reason).toBeNull();
    expect([proc.readings, stats.readings]).toEqual([[], []]);
  });

  it('falls back, and says why, when all were asked a few times in vain', async () => {
    expect(await read(4, web, db)).toEqual(['none', 'none', 'stats', 'stats']);
    expect(source.reason).toBe('slower');
    expect(stats.readings).toEqual([
      [100, 200],
      [100, 200],
    ]);
  });

  it('asks for proof again every half minute, and comes back when there is one', async () => {
    await read(3, web);
    proc.readings = [];
    await read(28, web);
    expect(proc.readings).toEqual([]);
    proc.visible = [web.pid];
    const kinds = await read(2, web);
    expect(kinds.at(-1)).toBe('proc');
    expect(stats.rests).toBe(1);
  });

  it('asks a process that was not there before at once, and only that one', async () => {
    await read(3, web);
    proc.readings = [];
    proc.visible = [db.pid];
    expect(await read(1, web, db)).toEqual(['proc']);
    expect(proc.readings).toEqual([[200], [100, 200]]);
  });

  it('falls back when nobody answers any more although containers run', async () => {
    proc.visible = [web.pid];
    await read(1, web);
    proc.visible = [];
    expect(await read(5, web)).toEqual(['proc', 'proc', 'proc', 'proc', 'stats']);
  });

  it('comes back at once with the new processes of an engine that was restarted', async () => {
    proc.visible = [web.pid];
    await read(1, web);
    proc.visible = [];
    await read(5, web);
    proc.visible = [101];
    expect(await read(1, { ...web, pid: 101 })).toEqual(['proc']);
  });

  it('stays when one reading is empty, or when there is nothing to read', async () => {
    proc.visible = [web.pid];
    await read(1, web);
    for (let time = 0; time < 3; time++) {
      proc.visible = [];
      await read(4, web);
      proc.visible = [web.pid];
      await read(1, web);
    }
    expect(await read(10)).not.toContain('stats');
  });

  it('lets both rest', () => {
    source.rest();
    expect([proc.rests, stats.rests]).toEqual([1, 1]);
  });
});
