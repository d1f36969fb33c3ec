import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topologySchema, type Container } from '@/lib/model';
import { residentBytes } from '../bench/processor-time';
import {
  aDoubleContainer,
  aDoubleNetwork,
  hugeLabel,
  startEngineDouble,
  worldOf,
  type EngineDouble,
} from '../engine-double';
import { until } from '../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';

/** Bytes: of the first picture (6.1 MB measured), of each change then (0.8 kB), and resident on the server (360 to 450 MB). */
const budget = { snapshot: 8_000_000, perChange: 4_000, resident: 600_000_000 };

/** A value is told up to 1 kB. */
const longerThanTold = 'x'.repeat(1_025);

let double: EngineDouble;
let dashboard: DashboardProcess;
const headers = () => ({ authorization: `Bearer ${dashboard.token}` });

beforeAll(async () => {
  const world = worldOf({ containers: 3_000, networks: 300 });
  world.createNetwork(aDoubleNetwork({ name: 'huge', labels: hugeLabel() }));
  world.createContainer(aDoubleContainer({ name: 'huge', networks: { huge: {} }, labels: hugeLabel() }));
  double = await startEngineDouble({ world });
  dashboard = await startDashboard(double.dockerHost);
}, 120_000);
afterAll(async () => {
  await dashboard?.stop();
  await double?.stop();
});

/** A browser's stream, with what came so far. */
async function listen() {
  const stop = new AbortController();
  const answer = await fetch(`${dashboard.origin}/api/stream`, { headers: headers(), signal: stop.signal });
  const heard = { bytes: 0, text: '' };
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      heard.bytes += chunk.length;
      heard.text += decoder.decode(chunk, { stream: true });
    }
  })().catch(() => undefined); // it is aborted at the end
  return {
    heard,
    async end() {
      stop.abort();
      await reading;
    },
  };
}

async function topology() {
  const answer = await fetch(`${dashboard.origin}/api/topology`, { headers: headers() });
  return topologySchema.parse(await answer.json());
}

describe('3,000 containers on 300 networks, of which one has a label of 5 MB', () => {
  it('are all told, the label is not, and what a browser is sent stays within its budget', async () => {
    await until('everything', async () => (await topology()).containers.length === double.world.containers.size, {
      timeoutMs: 30_000,
      everyMs: 500,
    });
    const { heard, end } = await listen();
    await until('the snapshot', () => /event: snapshot\n(?:id: .*\n)?data: .*\n\n/.test(heard.text), {
      timeoutMs: 20_000,
    });
    const snapshot = /event: snapshot\n(?:id: .*\n)?data: .*\n\n/.exec(heard.text)?.[0] ?? '';
    await end();
    expect(snapshot).not.toContain(longerThanTold);
    expect(Buffer.byteLength(snapshot)).toBeLessThan(budget.snapshot);
  });

  it(
    'may change all the time: patches stay small, memory bounded, and the end is what the engine holds',
    { timeout: 240_000 },
    async () => {
      // Until then every inspection that comes in is a change of its own.
      const isInspected = ({ state, startedAt }: Container) => state !== 'running' || startedAt !== null;
      await until('every detail', async () => (await topology()).containers.every(isInspected), {
        timeoutMs: 120_000,
        everyMs: 1_000,
      });
      const { heard, end } = await listen();
      await until('the snapshot', () => heard.text.includes('event: snapshot'), { timeoutMs: 20_000 });
      const before = heard.text.length;
      const churn = double.world.churn(5, 100);
      let highest = 0;
      await until(
        'a thousand changes',
        () => {
          highest = Math.max(highest, residentBytes([dashboard.pid]));
          return churn.done >= 1_000;
        },
        { timeoutMs: 60_000, everyMs: 200 },
      );
      churn.stop();
      const held = () => [...double.world.containers.keys()].sort().join();
      await until(
        'the end of it',
        async () =>
          (await topology()).containers
            .map(({ id }) => id)
            .sort()
            .join() === held(),
        {
          timeoutMs: 30_000,
          everyMs: 500,
        },
      );
      await end();
      expect(heard.text).not.toContain(longerThanTold);
      const events = heard.text.slice(before).split('\n\n');
      const patches = events.filter((event) => event.startsWith('event: patch'));
      expect(patches.length).toBeGreaterThan(0);
      expect(patches.join('').length / churn.done).toBeLessThan(budget.perChange);
      // Who lags behind is sent the whole of it, and so less than everything that happened.
      const snapshots = events.filter((event) => event.startsWith('event: snapshot'));
      expect(snapshots.length).toBeLessThan(churn.done / 20);
      expect(highest).toBeLessThan(budget.resident);
    },
  );
});
