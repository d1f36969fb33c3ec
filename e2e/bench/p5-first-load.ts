import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import type { GraphHost } from '../stories/graph';
import { launchBrowser } from './chromium';
import { crowdSize, startCrowd } from './crowd';
import { percentile, type Result } from './result';

const loads = 7;
const targets = { milliseconds: 1200, beforeCanvas: 180, withCanvas: 350 };

/** First load with an empty cache, signed in, until the frame after every container was drawn. */
export async function run(): Promise<Result> {
  const lab = await startCrowd();
  const dashboard = await startDashboard(lab.dockerHost);
  const browser = await launchBrowser();
  try {
    const times: number[] = [];
    for (let index = 0; index < loads; index += 1) times.push(await loadTime(browser, dashboard));
    const median = percentile(times, 0.5);
    const tables = await scriptBytes(browser, dashboard, '/networks');
    const graph = await scriptBytes(browser, dashboard, '/');
    const kilobytes = (what: string, bytes: number, target: number) => ({
      what,
      measured: `${(bytes / 1000).toFixed(0)} kB`,
      target: `≤ ${target} kB`,
      ok: bytes / 1000 <= target,
    });
    return {
      id: 'P5',
      rows: [
        {
          what: `first load → graph of ${crowdSize} containers drawn, median of ${loads}`,
          measured: `${Math.round(median)} ms`,
          target: `≤ ${targets.milliseconds} ms`,
          ok: median <= targets.milliseconds,
        },
        kilobytes('JavaScript before the canvas chunk, gzip', tables, targets.beforeCanvas),
        kilobytes('JavaScript with it, gzip', graph, targets.withCanvas),
      ],
    };
  } finally {
    await browser.close();
    await dashboard.stop();
    await lab.stop();
  }
}

/** A page of its own context, so with an empty cache, whose session was opened before. */
async function signedIn(browser: Browser, { origin, token }: DashboardProcess): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const headers = { origin, 'sec-fetch-site': 'same-origin' };
  const answer = await context.request.post(`${origin}/api/session`, { data: { token }, headers });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}.`);
  return context.newPage();
}

async function loadTime(browser: Browser, dashboard: DashboardProcess): Promise<number> {
  const page = await signedIn(browser, dashboard);
  await page.goto(dashboard.origin, { waitUntil: 'commit' });
  // performance.now() counts from the start of the navigation.
  const handle = await page.waitForFunction((expected) => {
    const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
    if ((graph?.nodes('[kind = "container"]').length ?? 0) < expected) return null;
    return new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  }, crowdSize);
  const time = Number(await handle.jsonValue());
  await page.context().close();
  return time;
}

async function scriptBytes(browser: Browser, dashboard: DashboardProcess, path: string): Promise<number> {
  const page = await signedIn(browser, dashboard);
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(dashboard.origin + path);
  await page.getByText(/^Live · /).waitFor();
  await page.waitForLoadState('load');
  if (path === '/')
    await page.waitForFunction(() => document.querySelector('[data-testid=graph] canvas[data-id]') !== null);
  // What is fetched ahead for other views from here on is not part of this one.
  page.removeAllListeners('response');
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await page.context().close();
  return sizes.reduce((sum, size) => sum + size, 0);
}
