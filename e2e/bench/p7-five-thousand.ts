import type { Page } from '@playwright/test';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import { Inventory } from '@/lib/inventory/inventory';
import { startEngineDouble, worldOf, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';
import { startDashboard } from '../stories/dashboard';
import { launchBrowser } from './chromium';
import { openPage } from './large-graph';
import { percentile, type Result, type Row } from './result';

const size = { networks: 300, containers: 5000 };
const changes = 20;
const [snapshotTargetMs, patchTargetMs] = [500, 20];

/**
 * P7: 5,000 containers on 300 networks, which the scriptable engine holds. Server: from the engine's answers to a snapshot,
 * and from an event to the topology that holds it, beside reading everything again, which is how one would do it first.
 * Browser: the first grouped picture, a table's frames while it is scrolled, and what a key in the search costs.
 */
export async function run(): Promise<Result> {
  const double = await startEngineDouble({ world: worldOf(size) });
  try {
    return { id: 'P7', rows: [...(await ofTheServer(double)), ...(await ofTheBrowser(double))] };
  } finally {
    await double.stop();
  }
}

async function ofTheServer(double: EngineDouble): Promise<Row[]> {
  const engine = connectEngine(resolveEndpoint({ ...process.env, DOCKER_HOST: double.dockerHost }, '/nowhere'));
  try {
    const lists: number[] = [];
    for (let round = 0; round < 5; round += 1) lists.push(await listing(engine));
    const inventory = new Inventory(engine, { reconcileMs: 600_000 });
    const begun = performance.now();
    inventory.start();
    await until('the snapshot', () => inventory.connection.status === 'live', { everyMs: 1 });
    const snapshot = performance.now() - begun;
    const details = () => inventory.topology.containers.every(({ startedAt }) => startedAt !== null);
    await until('every detail', details, { timeoutMs: 120_000 }).catch(() => undefined);
    const own: number[] = [];
    for (let change = 0; change < changes; change += 1) own.push(await oneChange(double, inventory, change));
    await inventory.stop();
    const bare = percentile(lists, 0.5);
    return [
      {
        what: 'start to snapshot, 5,000 containers, 300 networks (description, events and both lists)',
        measured: `${snapshot.toFixed(0)} ms, of which the engine's two answers ${bare.toFixed(0)} ms`,
        target: `≤ ${snapshotTargetMs} ms without them`,
        ok: snapshot - bare <= snapshotTargetMs,
      },
      {
        what: `one container changes: event to topology, median and p95 of ${changes} (reading everything again: median ${bare.toFixed(0)} ms)`,
        measured: `${percentile(own, 0.5).toFixed(1)} ms, ${percentile(own, 0.95).toFixed(1)} ms`,
        target: `≤ ${patchTargetMs} ms beyond what is waited to collect events`,
        ok: percentile(own, 0.5) <= patchTargetMs,
      },
    ];
  } finally {
    engine.close();
  }
}

async function listing(engine: ReturnType<typeof connectEngine>): Promise<number> {
  const begun = performance.now();
  await Promise.all([engine.listContainers(), engine.listNetworks()]);
  return performance.now() - begun;
}

/** From the engine's event to the topology that shows it. */
async function oneChange(double: EngineDouble, inventory: Inventory, change: number): Promise<number> {
  const running = inventory.topology.containers.filter(({ state }) => state === 'running');
  const { id, name } = running[change * 7] ?? { id: '', name: '' };
  const seen = new Promise<number>((resolve) => {
    const stop = inventory.subscribe(({ containers }) => {
      if (containers.find((container) => container.id === id)?.state !== 'paused') return;
      stop();
      resolve(performance.now());
    });
  });
  const begun = performance.now();
  double.world.pause(name);
  return (await seen) - begun;
}

async function ofTheBrowser(double: EngineDouble): Promise<Row[]> {
  const dashboard = await startDashboard(double.dockerHost);
  const browser = await launchBrowser();
  try {
    const begun = performance.now();
    const page = await openPage(browser, dashboard.url);
    await page.waitForFunction(() => graphIn().nodes('[kind = "project"]').nonempty(), null, { timeout: 180_000 });
    const drawn = performance.now() - begun;
    const nodes = await page.evaluate(() => graphIn().nodes().length);
    const layout = await page.evaluate(() => performance.getEntriesByName('netloom:layout')[0]?.duration ?? NaN);
    const keys = await searching(page);
    const frames = await scrolling(page);
    return [
      {
        what: `page opened to grouped graph of ${nodes} nodes (its layout in the worker: ${layout.toFixed(0)} ms)`,
        measured: `${drawn.toFixed(0)} ms`,
        target: '',
        ok: true,
      },
      {
        what: 'a key in the search to its rows drawn, median and longest of 8',
        measured: `${percentile(keys, 0.5).toFixed(0)} ms, ${Math.max(...keys).toFixed(0)} ms`,
        target: '≤ 100 ms',
        ok: percentile(keys, 0.5) <= 100,
      },
      {
        what: 'scrolling the table of 5,000 containers, median frames a second, longest frame',
        measured: `${(1000 / percentile(frames, 0.5)).toFixed(0)} fps, ${Math.max(...frames).toFixed(0)} ms`,
        target: '≥ 30 fps',
        ok: percentile(frames, 0.5) <= 1000 / 30,
      },
    ];
  } finally {
    await browser.close();
    await dashboard.stop();
  }
}

/** Each key to the second frame after it: by then its rows are drawn. */
async function searching(page: Page): Promise<number[]> {
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  const times: number[] = [];
  for (const key of 'shop4-we') {
    const took = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          addEventListener(
            'keydown',
            () => {
              const begun = performance.now();
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
            },
            { once: true, capture: true },
          );
        }),
    );
    await page.keyboard.press(key);
    times.push(await took);
  }
  await page.keyboard.press('Escape');
  return times;
}

async function scrolling(page: Page): Promise<number[]> {
  await page.getByRole('link', { name: 'Containers', exact: true }).click();
  await page.getByRole('table', { name: 'Containers' }).waitFor();
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const scroller = document.querySelector('table')?.parentElement;
        const times: number[] = [];
        let before = performance.now();
        const step = (now: number) => {
          times.push(now - before);
          before = now;
          if (times.length > 120) return resolve(times.slice(5));
          scroller?.scrollBy(0, 180);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
}
