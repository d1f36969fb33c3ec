import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from '@playwright/test';
import { groupKey, stableNames, topologySchema } from '@/lib/model';
import { startEngineDouble, worldOf } from '../engine-double';
import { until } from '../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import type { GraphHost } from '../stories/graph';

export const networks = 50;
const viewport = { width: 1440, height: 900 };
const bareScript = createRequire(import.meta.url).resolve('cytoscape/dist/cytoscape.min.js');

/** The dashboard on a scriptable engine that holds so many containers on 50 networks, all of them to be drawn. */
export async function withWorld<T>(
  containers: number,
  measure: (dashboard: DashboardProcess) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  const double = await startEngineDouble({ world: worldOf({ networks, containers }) });
  const dashboard = await startDashboard(double.dockerHost, env);
  try {
    await unfoldEverything(dashboard, containers);
    return await measure(dashboard);
  } finally {
    await dashboard.stop();
    await double.stop();
  }
}

/** So many containers are folded by themselves; here they are all to be drawn. */
async function unfoldEverything({ origin, token }: DashboardProcess, containers: number): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const topology = await until('every container to be known', async () => {
    const answer = await fetch(`${origin}/api/topology`, { headers });
    const known = topologySchema.parse(await answer.json());
    return known.containers.length >= containers && known;
  });
  const names = stableNames(topology);
  const groups = Object.fromEntries([
    ...topology.containers.flatMap(({ engineId, project }) =>
      project === null ? [] : [[groupKey(engineId, project), 'expanded']],
    ),
    ...topology.networks.map(({ id }) => [names.get(id), 'expanded']),
  ]);
  const saved = await fetch(`${origin}/api/layout`, { method: 'PUT', headers, body: JSON.stringify({ groups }) });
  if (!saved.ok) throw new Error(`Unfolding answered ${saved.status}: ${await saved.text()}`);
}

/** A page that shows them all. `prepare` is a script that runs in it before anything of ours does. */
export async function openGraph(
  browser: Browser,
  dashboard: DashboardProcess,
  containers: number,
  prepare = '',
): Promise<Page> {
  const page = await openPage(browser, dashboard.url, prepare);
  await page.waitForFunction((expected) => graphIn().nodes('[kind = "container"]').length >= expected, containers, {
    timeout: 180_000,
  });
  return page;
}

/** A page with a canvas on it, whatever is drawn there. */
export async function openPage(browser: Browser, url: string, prepare = ''): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(defineGraphIn);
  await page.addInitScript({ content: prepare });
  await page.goto(url);
  await page.waitForSelector('[data-testid=graph] canvas[data-id]', { state: 'attached' });
  return page;
}

/** Cytoscape by itself, with the same elements where they stand; `webgl`: drawn by its other renderer. */
export async function openBare(browser: Browser, elements: unknown, webgl = false): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(defineGraphIn);
  await page.goto('about:blank');
  await page.setContent('<div data-testid="graph-host" style="position:absolute;inset:0"></div>');
  await page.evaluate(defineGraphIn);
  await page.addScriptTag({ content: readFileSync(bareScript, 'utf8') });
  const given = { elements, webgl };
  await page.evaluate(({ elements, webgl }) => {
    const factory = (window as unknown as { cytoscape: (options: object) => unknown }).cytoscape;
    factory({
      container: document.querySelector('[data-testid=graph-host]'),
      elements,
      layout: { name: 'preset' },
      renderer: { name: 'canvas', webgl },
      style: [
        { selector: 'node', style: { label: 'data(label)', 'font-size': 12, width: 34, height: 34 } },
        { selector: 'edge', style: { 'curve-style': 'straight', width: 1.5 } },
      ],
    });
    graphIn().fit();
  }, given);
  return page;
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
