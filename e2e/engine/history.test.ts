import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engineDetailSchema, topologySchema, trafficSeriesSchema, type HistoryState } from '@/lib/model';
import { run } from '../lab/command.mjs';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import { followTraffic, type FollowedTraffic } from './followed-traffic';
import { withLab } from './with-lab';

const under = withLab(async (lab) => {
  await lab.docker('network', 'create', 'app');
  await lab.docker('run', '-d', '--name', 'web', '--network', 'app', busyboxImage, 'sleep', '3600');
});

/** The built server on a folder of ours, with somebody who looks: a reading every second. */
describe('history of a real server', () => {
  let folder: string;
  let dashboard: DashboardProcess;
  let viewer: FollowedTraffic;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'netloom-history-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => start());
  afterEach(async () => {
    viewer.stop();
    await dashboard.stop();
  });

  async function start(data = folder): Promise<void> {
    dashboard = await startDashboard(under.lab.dockerHost, { NETLOOM_DATA: data });
    viewer = await followTraffic(dashboard.origin, dashboard.token);
  }

  async function ask(path: string): Promise<unknown> {
    const answer = await fetch(`${dashboard.origin}${path}`, {
      headers: { authorization: `Bearer ${dashboard.token}` },
    });
    return answer.json();
  }

  /** Beginnings (epoch seconds) of the ten-second slots of a network of which anything is known. */
  async function knownSlots(from: number): Promise<number[]> {
    const query = new URLSearchParams({ scope: 'network', id: 'app', from: new Date(from).toISOString(), step: '10' });
    const { at, rxBytesPerSecond } = trafficSeriesSchema.parse(await ask(`/api/traffic?${query}`));
    return at.flatMap((time, slot) => (rxBytesPerSecond[slot] === null ? [] : Date.parse(time) / 1000));
  }

  async function stateOf(): Promise<HistoryState> {
    const { engines } = topologySchema.parse(await ask('/api/topology'));
    return engineDetailSchema.parse(await ask(`/api/engines/${engines[0]?.id}`)).history;
  }

  it('loses ten seconds at most when the server is killed', async () => {
    await until('the first rates', () => viewer.ticks.some(({ networks }) => networks.size > 0));
    const begun = Date.now();
    // Wherever they begin, two slots of ten seconds are over half a second before that.
    await until('two slots', () => Date.now() - begun > 31_000, { timeoutMs: 40_000 });
    const killed = Date.now();
    process.kill(dashboard.serverPid(), 'SIGKILL');
    viewer.stop();
    await dashboard.stop();
    await start();
    const complete = (slot: number) => slot * 1000 >= begun && (slot + 10) * 1000 <= killed - 500;
    const expected = Array.from({ length: 6 }, (_, at) => Math.ceil(begun / 10_000) * 10 + at * 10).filter(complete);
    expect(expected.length).toBeGreaterThanOrEqual(2);
    expect(await knownSlots(begun)).toEqual(expect.arrayContaining(expected));
  });

  it('sets a file aside that cannot be read, says so, and records in a new one', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'history.db'), 'no database '.repeat(10_000));
    viewer.stop();
    await dashboard.stop();
    await start(broken);
    expect(dashboard.output()).toContain('cannot be read as history');
    expect(readdirSync(broken).some((name) => name.startsWith('history.db.broken-'))).toBe(true);
    expect(await stateOf()).toMatchObject({ recording: true, reason: null });
  });

  it('goes on live while the disk is full, says so, and records again when there is room', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    await run('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs', disk]);
    try {
      viewer.stop();
      await dashboard.stop();
      await start(disk);
      await until('a recording', async () => (await stateOf()).recording);
      const filler = join(disk, 'filler');
      await run('sh', ['-c', `dd if=/dev/zero of=${filler} bs=4k count=1000 2>/dev/null || true`]);
      await until('the full disk', async () => !(await stateOf()).recording, { timeoutMs: 40_000 });
      expect((await stateOf()).reason).toContain('the disk is full');
      const seen = viewer.ticks.length;
      await until('a tick', () => viewer.ticks.length > seen + 1);
      rmSync(filler);
      await until('a recording once more', async () => (await stateOf()).recording, { timeoutMs: 40_000 });
      viewer.stop();
      await dashboard.stop();
    } finally {
      await run('umount', ['-l', disk]);
    }
  });
});
