import type { Page } from '@playwright/test';
import { engineCall } from '../lab/engine-api.mjs';
import { startDashboard } from '../stories/dashboard';
import { Graph, type GraphHost } from '../stories/graph';
import { launchBrowser } from './chromium';
import { startCrowd } from './crowd';
import { percentile, type Result } from './result';

const samples = 40;
const targets = { p50: 120, p95: 250 };

/** From the engine's answer to `docker network connect` until the frame after the line was added to the canvas. */
export async function run(): Promise<Result> {
  const lab = await startCrowd();
  const dashboard = await startDashboard(lab.dockerHost);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(dashboard.url);
    await new Graph(page).find('net-0');
    const latencies: number[] = [];
    for (let index = 0; index < samples; index += 1) {
      const container = `crowd-${index * 3 + 1}`;
      const network = `net-${(index * 3 + 6) % 10}`;
      const { Id } = (await engineCall(lab.socket, 'GET', `/networks/${network}`)) as { Id: string };
      const drawn = drawnAt(page, `network:${Id}`, container);
      await engineCall(lab.socket, 'POST', `/networks/${network}/connect`, { Container: container });
      const answered = Date.now();
      latencies.push(Math.max(0, (await drawn) - answered));
      await engineCall(lab.socket, 'POST', `/networks/${network}/disconnect`, { Container: container });
    }
    const rows = (['p50', 'p95'] as const).map((name) => {
      const value = percentile(latencies, name === 'p50' ? 0.5 : 0.95);
      return {
        what: `network connect returned → line drawn, ${name} of ${samples}, 150 containers`,
        measured: `${Math.round(value)} ms`,
        target: `≤ ${targets[name]} ms`,
        ok: value <= targets[name],
      };
    });
    return { id: 'P2', rows };
  } finally {
    await browser.close();
    await dashboard.stop();
    await lab.stop();
  }
}

/** Wall-clock time of the first frame that has the line; one machine, one clock. */
function drawnAt(page: Page, hub: string, label: string): Promise<number> {
  return page.evaluate(
    ([target, source]) =>
      new Promise<number>((resolve) => {
        const host = document.querySelector<GraphHost>('[data-testid=graph-host]');
        const graph = host?._cyreg?.cy;
        const isDrawn = () =>
          graph
            ?.getElementById(target)
            .connectedEdges()
            .toArray()
            .some((edge) => edge.source().data('label') === source);
        const look = () => (isDrawn() ? requestAnimationFrame(() => resolve(Date.now())) : requestAnimationFrame(look));
        look();
      }),
    [hub, label] as const,
  );
}
