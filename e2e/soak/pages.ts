import type { Browser, CDPSession, Page } from '@playwright/test';
import * as z from 'zod';
import type { Topology } from '@/lib/model';
import { Graph } from '../stories/graph';

/** What a page holds, once its garbage is collected. */
export interface PageState {
  /** Bytes. */
  heapUsed: number;
  /** Elements and listeners, by kind: what must not pile up. */
  held: { nodes: number; listeners: number };
}

const metricsJson = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

/** A browser that only looks, as one on a wall does. */
export class WatchedPage {
  readonly errors: string[] = [];
  readonly #graph: Graph;

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {
    this.#graph = new Graph(page);
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  static async open(browser: Browser, url: string): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const watched = new WatchedPage(page, session);
    await page.goto(url);
    await page.waitForSelector('[data-testid=graph] canvas[data-id]', { state: 'attached' });
    return watched;
  }

  async read(): Promise<PageState> {
    await this.session.send('HeapProfiler.collectGarbage');
    const { metrics } = metricsJson.parse(await this.session.send('Performance.getMetrics'));
    const valueOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const held = { nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') };
    return { heapUsed: valueOf('JSHeapUsedSize'), held };
  }

  /** Names that are drawn and nobody has (any more), and of those in the topology that are not drawn. */
  async disagreement({ containers, networks, endpoints }: Topology): Promise<{ gone: string[]; missing: string[] }> {
    const attached = new Set(endpoints.map(({ containerId }) => containerId));
    const present = new Set([...containers, ...networks].map(({ name }) => name));
    const drawn = new Set((await this.#graph.spots()).keys());
    const wanted = [...containers.filter(({ id }) => attached.has(id)), ...networks.filter(isOurs)];
    return {
      gone: [...drawn].filter((label) => /^(?:churn|soak|still)-\d+$/.test(label) && !present.has(label)).sort(),
      missing: wanted.flatMap(({ name }) => (drawn.has(name) ? [] : name)).sort(),
    };
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

function isOurs({ name }: { name: string }): boolean {
  return name.startsWith('soak-') || name.startsWith('still-');
}
