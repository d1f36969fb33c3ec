import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from '@playwright/test';
import { groupKey, topologySchema } from '@/lib/model';
import { startEngineDouble, worldOf } from '../engine-double';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import type { GraphHost } from '../stories/graph';
import { launchBrowser } from './chromium';
import { percentile, type Result } from './result';

const networks = 50;
const viewport = { width: 1440, height: 900 };
/** Of moving frames, each kind of movement. */
const seconds = 4;
const bareScript = createRequire(import.meta.url).resolve('cytoscape/dist/cytoscape.min.js');

/**
 * P6 without traffic: 1,000 containers on 50 networks, all shown (the scriptable engine holds them): how long the first
 * layout takes off the main thread, and how many frames a second panning and zooming have beside cytoscape alone with
 * the same elements, at the same size, in the same browser.
 */
export async function run(): Promise<Result> {
  const browser = await launchBrowser();
  try {
    const thousand = await withWorld(1000, async (dashboard) => {
      const page = await open(browser, dashboard, 1000);
      const layout = await layoutTime(page);
      const elements = await page.evaluate(() => graphIn().elements().jsons());
      const ours = await movements(page);
      await page.context().close();
      return { layout, ours, bare: await movements(await openBare(browser, elements)) };
    });
    const threeThousand = await withWorld(3000, async (dashboard) => {
      const page = await open(browser, dashboard, 3000);
      const layout = await layoutTime(page);
      await page.context().close();
      return layout;
    });
    const { ours, bare } = thousand;
    return {
      id: 'P6',
      rows: [
        layoutRow(1000, thousand.layout, 2000),
        layoutRow(3000, threeThousand, null),
        ...(['pan', 'zoom'] as const).map((kind) => ({
          what: `${kind} at fit, 1,000 containers, median frames a second (bare cytoscape ${bare[kind].toFixed(0)})`,
          measured: `${ours[kind].toFixed(0)} fps, ${Math.round((100 * ours[kind]) / bare[kind])} %`,
          target: kind === 'pan' ? '≥ 45 fps, ≥ 80 % of bare' : '≥ 80 % of bare',
          ok: ours[kind] >= 0.8 * bare[kind] && (kind === 'zoom' || ours[kind] >= 45),
        })),
      ],
    };
  } finally {
    await browser.close();
  }
}

function layoutRow(containers: number, milliseconds: number, target: number | null) {
  return {
    what: `first layout, ${containers.toLocaleString('en')} containers, ${networks} networks, in the worker`,
    measured: `${Math.round(milliseconds)} ms`,
    target: target === null ? '' : `≤ ${target} ms`,
    ok: target === null || milliseconds <= target,
  };
}

async function withWorld<T>(containers: number, measure: (dashboard: DashboardProcess) => Promise<T>): Promise<T> {
  const double = await startEngineDouble({ world: worldOf({ networks, containers }) });
  const dashboard = await startDashboard(double.dockerHost);
  try {
    await unfoldEverything(dashboard);
    return await measure(dashboard);
  } finally {
    await dashboard.stop();
    await double.stop();
  }
}

/** So many containers are folded by themselves; here they are all to be drawn. */
async function unfoldEverything({ origin, token }: DashboardProcess): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${origin}/api/topology`, { headers });
  const topology = topologySchema.parse(await answer.json());
  const groups = Object.fromEntries(
    topology.containers.flatMap(({ engineId, project }) =>
      project === null ? [] : [[groupKey(engineId, project), 'expanded']],
    ),
  );
  const saved = await fetch(`${origin}/api/layout`, { method: 'PUT', headers, body: JSON.stringify({ groups }) });
  if (!saved.ok) throw new Error(`Unfolding answered ${saved.status}: ${await saved.text()}`);
}

async function open(browser: Browser, dashboard: DashboardProcess, containers: number): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(defineGraphIn);
  await page.goto(dashboard.url);
  await page.waitForSelector('[data-testid=graph] canvas[data-id]', { state: 'attached' });
  await page.waitForFunction((expected) => graphIn().nodes('[kind = "container"]').length >= expected, containers, {
    timeout: 180_000,
  });
  return page;
}

/** Cytoscape by itself, with the same elements where they stand. */
async function openBare(browser: Browser, elements: unknown): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(defineGraphIn);
  await page.goto('about:blank');
  await page.setContent('<div data-testid="graph-host" style="position:absolute;inset:0"></div>');
  await page.evaluate(defineGraphIn);
  await page.addScriptTag({ content: readFileSync(bareScript, 'utf8') });
  await page.evaluate((given) => {
    const factory = (window as unknown as { cytoscape: (options: object) => unknown }).cytoscape;
    factory({
      container: document.querySelector('[data-testid=graph-host]'),
      elements: given,
      layout: { name: 'preset' },
      style: [
        { selector: 'node', style: { label: 'data(label)', 'font-size': 12, width: 34, height: 34 } },
        { selector: 'edge', style: { 'curve-style': 'straight', width: 1.5 } },
      ],
    });
    graphIn().fit();
  }, elements);
  return page;
}

async function layoutTime(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('netloom:layout')[0]?.duration ?? Infinity);
}

/** Median frames a second while the view moves at every frame. */
async function movements(page: Page): Promise<{ pan: number; zoom: number }> {
  const deltas = await page.evaluate(async (duration) => {
    const graph = graphIn();
    const middle = { x: graph.width() / 2, y: graph.height() / 2 };
    const fitted = graph.zoom();
    const measure = (move: (frame: number) => void) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let before = performance.now();
        const end = before + duration * 1000;
        const step = (now: number) => {
          times.push(now - before);
          before = now;
          if (now >= end) return resolve(times.slice(5));
          move(times.length);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      });
    return {
      pan: await measure((frame) => graph.panBy({ x: Math.sin(frame / 20) * 4, y: Math.cos(frame / 20) * 3 })),
      zoom: await measure((frame) =>
        graph.zoom({ level: fitted * (1.3 - 0.3 * Math.cos(frame / 30)), renderedPosition: middle }),
      ),
    };
  }, seconds);
  const fps = (times: number[]) => 1000 / percentile(times, 0.5);
  return { pan: fps(deltas.pan), zoom: fps(deltas.zoom) };
}

/** Runs in the page: the graph on it, as cytoscape leaves it on its host. */
function defineGraphIn(): void {
  globalThis.graphIn = () => {
    const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
    if (!graph) throw new Error('There is no graph yet.');
    return graph;
  };
}

declare global {
  var graphIn: () => NonNullable<GraphHost['_cyreg']>['cy'];
}
