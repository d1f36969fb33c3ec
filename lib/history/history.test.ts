import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  aContainer,
  anEndpoint,
  anEngine,
  aNetwork,
  aNetworkTrafficSample,
  aTopology,
  aTrafficSample,
} from '@/lib/model/builders';
import type { Topology } from '@/lib/model';
import type { TrafficTick } from '@/lib/traffic/sampler';
import { History } from './history';
import { endpointKey, engineKey, networkKey } from './series-key';
import { SqliteStore } from './sqlite-store';
import { StoreError } from './store';
import { defaultRetention, parseRetention } from './tiers';
import type { Retention } from './tiers';

const app = aNetwork({ name: 'app' });
const web = aContainer({ name: 'web' });
const ofWeb = anEndpoint(app, web);
const topology = aTopology({ engines: [anEngine()], networks: [app], containers: [web], endpoints: [ofWeb] });
/** Where blocks of every tier begin: ten hours since the epoch, many times. */
const start = 36_000 * 50_000;
const network = networkKey(topology, app.id)!;
const endpoint = endpointKey(topology, app.id, web.id)!;
const engine = engineKey(anEngine().id);
const [live, tens, minutes, tenMinutes] = defaultRetention.tiers;

describe('history', () => {
  let directory: string;
  let history: History;
  const warn = vi.fn();
  const info = vi.fn();
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'netloom-history-'));
    warn.mockReset();
    info.mockReset();
    history = open();
  });
  afterEach(async () => {
    await history.settled();
    history.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  function open(options: Partial<ConstructorParameters<typeof History>[0]> = {}): History {
    return new History({ retention: defaultRetention, dataDirectory: directory, log: { warn, info }, ...options });
  }

  /** Another process would find the folder so, whether the first was stopped or killed: its lock goes with it. */
  async function restart(how: 'stopped' | 'killed', options: Partial<ConstructorParameters<typeof History>[0]> = {}) {
    await history.settled();
    if (how === 'stopped') history.stop();
    const copy = mkdtempSync(join(tmpdir(), 'netloom-history-'));
    cpSync(directory, copy, { recursive: true });
    rmSync(directory, { recursive: true, force: true });
    directory = copy;
    history = open(options);
  }

  function tick(second: number, tx: number | null, covers = 1000): TrafficTick {
    const known = tx === null ? [] : [tx];
    return {
      at: new Date(second * 1000).toISOString(),
      covers,
      endpoints: new Map(known.map((one) => [ofWeb.id, aTrafficSample({ txBytesPerSecond: one })])),
      networks: new Map(known.map((one) => [app.id, aNetworkTrafficSample({ txBytesPerSecond: one })])),
      engine: tx === null ? null : aNetworkTrafficSample({ txBytesPerSecond: tx }),
      unattributed: [],
    };
  }

  /** One tick for every second from..to, at its end. */
  function run(from: number, to: number, txAt: (second: number) => number | null, world: Topology = topology): void {
    for (let second = from; second < to; second++) history.record(world, tick(start + second + 1, txAt(second)));
  }

  const sent = (from: number, to: number, tier = tens!, key = endpoint) =>
    Array.from(history.read(key, tier, start + from, start + to), (values) => values[1]?.average ?? null);
  const highest = (from: number, to: number, tier = tens!) =>
    Array.from(history.read(endpoint, tier, start + from, start + to), (values) => values[1]?.maximum ?? null);
  /** As exact as codes are. */
  const about = (values: (number | null)[]) =>
    values.map((value) => (value === null || value === 0 ? value : expect.closeTo(value, -Math.log10(value * 0.002))));

  it('is an average and a maximum of every slot, of each tier', () => {
    run(0, 1210, (second) => (second % 10 === 3 ? 1000 : 100));
    expect(sent(0, 20)).toEqual(about([190, 190]));
    expect(highest(0, 20)).toEqual(about([1000, 1000]));
    expect(sent(0, 120, minutes)).toEqual(about([190, 190]));
    expect(sent(0, 1200, tenMinutes)).toEqual(about([190, 190]));
    expect(sent(1203, 1206, live)).toEqual(about([1000, 100, 100]));
    expect(sent(0, 10, tens, network)).toEqual(about([190]));
  });

  it('knows of the open slots what has passed of them', () => {
    run(0, 75, (second) => (second < 60 ? 100 : 400));
    expect(sent(60, 80)).toEqual(about([400, 400]));
    expect(sent(0, 120, minutes)).toEqual(about([100, 400]));
    expect(sent(0, 600, tenMinutes)).toEqual(about([160]));
  });

  it('leaves a gap where nothing was known, which is not nothing', () => {
    run(0, 40, (second) => (second < 10 ? 0 : second < 30 ? null : 50));
    expect(sent(0, 40)).toEqual([0, null, null, ...about([50])]);
    expect(sent(0, 60, minutes)).toEqual(about([37.5 / 1.5]));
  });

  it('cuts what a slow reading covers where slots end', () => {
    history.record(topology, tick(start + 15, 100, 10_000));
    history.record(topology, tick(start + 25, 300, 10_000));
    run(25, 40, () => 300);
    expect(sent(0, 30)).toEqual(about([100, 200, 300]));
    expect(sent(14, 17, live)).toEqual(about([100, 300, 300]));
  });

  it('continues the line of what was made anew under another id', () => {
    run(0, 10, () => 100);
    const again = aContainer({ name: 'web', id: aContainer({ name: 'another id' }).id });
    const there = anEndpoint(app, again);
    const world = aTopology({ engines: [anEngine()], networks: [app], containers: [again], endpoints: [there] });
    history.record(world, {
      ...tick(start + 11, 200),
      endpoints: new Map([[there.id, aTrafficSample({ txBytesPerSecond: 200 })]]),
    });
    expect(endpointKey(world, app.id, again.id)).toBe(endpoint);
    expect(sent(0, 20)).toEqual(about([100, 200]));
  });

  it('is as it was after a stop and a start, blocks half filled included', async () => {
    run(0, 1995, (second) => second + 1);
    const before = [sent(0, 2000), sent(0, 2000, minutes), sent(0, 2400, tenMinutes)];
    await restart('stopped');
    expect([sent(0, 2000), sent(0, 2000, minutes), sent(0, 2400, tenMinutes)]).toEqual(before.map(about));
    run(1995, 2400, (second) => second + 1);
    expect(sent(1980, 2010)).toEqual(about([1985.5, 1995.5, 2005.5]));
    expect(sent(1800, 2400, tenMinutes)).toEqual(about([2100.5]));
  });

  it('loses ten seconds at most when it is killed, at whatever moment', async () => {
    run(0, 1234, (second) => second + 1);
    await restart('killed');
    expect(sent(0, 1230)).toEqual(about(Array.from({ length: 123 }, (_, slot) => slot * 10 + 5.5)));
  });

  it('goes on when the clock jumps an hour ahead, and an hour back', () => {
    run(0, 30, () => 100);
    run(3630, 3660, () => 200);
    run(30, 60, () => 300);
    expect(sent(0, 50)).toEqual(about([100, 100, 100, 300, 300]));
    expect(sent(3630, 3650)).toEqual(about([200, 200]));
    expect(sent(30, 33, live)).toEqual(about([300, 300, 300]));
  });

  it('forgets what is older than its tier keeps', async () => {
    await restart('stopped', { retention: parseRetention('10s=10m') });
    run(0, 30, () => 100);
    run(1800, 2500, () => 100);
    await restart('stopped', { retention: parseRetention('10s=10m') });
    const [, tensNow, minutesNow] = history.retention.tiers;
    expect(sent(0, 10, tensNow)).toEqual([null]);
    expect(sent(0, 60, minutesNow)).toEqual(about([100]));
  });

  it('forgets whose history it has forgotten, and remembers who is still there', async () => {
    const retention = parseRetention('10s=10m,1m=1h,10m=10h');
    await restart('stopped', { retention });
    run(0, 30, () => 100);
    const without = aTopology({ engines: [anEngine()], networks: [app], containers: [], endpoints: [] });
    const every = 600;
    const pass = (from: number, hours: number) => {
      for (let second = from; second < from + hours * 3600; second += every) {
        history.record(without, tick(start + second, 50, every * 1000));
      }
    };
    pass(every, 19);
    await restart('stopped', { retention });
    expect([...history.keys()].sort()).toEqual([endpoint, engine, network].sort());
    pass(20 * 3600, 2);
    await restart('stopped', { retention });
    expect([...history.keys()].sort()).toEqual([engine, network].sort());
  });

  it('sets a file aside that is no history, says so, and begins anew', () => {
    history.stop();
    directory = mkdtempSync(join(tmpdir(), 'netloom-history-'));
    writeFileSync(join(directory, 'history.db'), 'not a database '.repeat(2000));
    history = open();
    expect(warn.mock.calls[0]?.[0]).toMatch(/cannot be read as history: it is now .*history\.db\.broken-/);
    expect(readdirSync(directory).some((name) => name.includes('.broken-'))).toBe(true);
    expect(history.state.recording).toBe(true);
    run(0, 20, () => 100);
    expect(sent(0, 10)).toEqual(about([100]));
  });

  it('says when the disk is full, goes on in memory, and records again when there is room', async () => {
    let isFull = false;
    class FillingStore extends SqliteStore {
      override writeJournal(at: number, data: Uint8Array): void {
        if (isFull) throw new StoreError('failed', 'the disk is full', null);
        super.writeJournal(at, data);
      }
    }
    await restart('stopped', { open: (path) => new FillingStore(path) });
    run(0, 30, () => 100);
    isFull = true;
    run(30, 60, () => 200);
    expect(history.state).toMatchObject({ recording: false, reason: expect.stringContaining('the disk is full') });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(sent(30, 50)).toEqual(about([200, 200]));
    isFull = false;
    run(60, 700, () => 300);
    expect(history.state).toMatchObject({ recording: true, reason: null });
    expect(info).toHaveBeenCalledTimes(1);
    await restart('stopped');
    expect(sent(20, 70)).toEqual(about([100, 200, 200, 200, 300]));
  });

  it('gives the file back when it is stopped', () => {
    run(0, 20, () => 100);
    history.stop();
    history = open();
    expect(history.state.recording).toBe(true);
    expect(sent(0, 20)).toEqual(about([100, 100]));
    expect(readdirSync(directory)).toContain('history.db');
  });

  it('leaves the file to the first of two that want it', () => {
    run(0, 20, () => 100);
    const second = open();
    second.record(topology, tick(start + 30, 5));
    second.record(topology, tick(start + 45, 5));
    expect(second.state.reason).toContain('another Netloom writes to the same file');
    second.stop();
    expect(history.state.recording).toBe(true);
  });

  it('is readable by its owner only', () => {
    run(0, 20, () => 100);
    for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o077).toBe(0);
  });

  it('keeps the last minutes in memory when it is switched off', () => {
    history.stop();
    const retention: Retention = defaultRetention;
    history = open({ dataDirectory: null, retention });
    run(0, 5, () => 100);
    expect(sent(0, 5, live)).toEqual(about([100, 100, 100, 100, 100]));
    expect(history.state).toMatchObject({ recording: false, reason: expect.stringContaining('switched off') });
  });
});
