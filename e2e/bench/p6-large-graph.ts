import type { Page } from '@playwright/test';
import { launchBrowser, launchBrowserWithWebgl } from './chromium';
import { networks, openBare, openGraph, withWorld } from './large-graph';
import { percentile, type Result } from './result';

/** Of moving frames, each kind of movement. */
const seconds = 4;

/**
 * P6 without traffic: 1,000 containers on 50 networks, all shown (the scriptable engine holds them): how long the first
 * layout takes off the main thread, and how many frames a second panning and zooming have beside cytoscape alone with
 * the same elements, at the same size, in the same browser, and beside its WebGL renderer.
 */
export async function run(): Promise<Result> {
  const browser = await launchBrowser();
  try {
    const thousand = await withWorld(1000, async (dashboard) => {
      const page = await openGraph(browser, dashboard, 1000);
      const layout = await layoutTime(page);
      const elements = await page.evaluate(() => graphIn().elements().jsons());
      const ours = await movements(page);
      await page.context().close();
      const bare = await movements(await openBare(browser, elements));
      return { layout, ours, bare, webgl: await movementsInWebgl(elements) };
    });
    const threeThousand = await withWorld(3000, async (dashboard) => {
      const page = await openGraph(browser, dashboard, 3000);
      const layout = await layoutTime(page);
      await page.context().close();
      return layout;
    });
    const { ours, bare, webgl } = thousand;
    return {
      id: 'P6',
      rows: [
        layoutRow(1000, thousand.layout, 2000),
        layoutRow(3000, threeThousand, null),
        ...(['pan', 'zoom'] as const).map((kind) => ({
          what: `${kind} at fit, 1,000 containers, median frames a second (bare cytoscape ${bare[kind].toFixed(0)}, its WebGL ${webgl[kind].toFixed(0)})`,
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

async function layoutTime(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('netloom:layout')[0]?.duration ?? Infinity);
}

async function movementsInWebgl(elements: unknown): Promise<{ pan: number; zoom: number }> {
  const browser = await launchBrowserWithWebgl();
  try {
    const page = await openBare(browser, elements, true);
    const isUsed = await page.evaluate(() => document.querySelector('canvas[data-id*="webgl"]') !== null);
    if (!isUsed) throw new Error('This browser has no WebGL to draw with.');
    return await movements(page);
  } finally {
    await browser.close();
  }
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
