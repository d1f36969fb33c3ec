import { test as base, type Page } from '@playwright/test';
import { Graph, type GraphHost } from './graph';
import { onADouble } from './on-a-double';
import { expect, test as onTheLab } from './story';
import { startDashboard } from './dashboard';

const test = base.extend<{ graph: Graph }>({
  graph: async ({ page }, provide) => provide(new Graph(page)),
});

const live = (page: Page) => expect(page.getByText(/^Live · /)).toBeVisible();

test('An engine with nothing on it says so, and holds the button that ends it', async ({ page }) => {
  await onADouble('empty', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await expect(page.getByRole('heading', { name: 'Nothing runs on this engine yet' })).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: 'New network' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

test('One container on one network is a picture too', async ({ page, graph }) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    await graph.find('alone');
    expect(await graph.lines('alone', 'only')).toHaveLength(1);
    double.world.pause('alone');
    await expect.poll(() => graph.style('alone', 'border-color')).not.toBe('');
  });
});

test('Three hundred containers are all drawn, apart from each other, and in the tables', async ({ page, graph }) => {
  await onADouble('300 containers', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await live(page);
    await expect.poll(() => graph.count()).toBeGreaterThan(320);
    const overlapping = await page.evaluate(() => {
      const host = document.querySelector<GraphHost>('[data-testid=graph-host]');
      const nodes = host?._cyreg?.cy.nodes().toArray() ?? [];
      const boxes = nodes.map((node) => ({ ...node.position(), w: node.width(), h: node.height() }));
      return boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h),
      ).length;
    });
    expect(overlapping).toBe(0);
    await page.getByRole('link', { name: 'Containers' }).click();
    await expect(page.getByRole('table', { name: 'Containers' })).toHaveAttribute('aria-rowcount', '301');
  });
});

test('A thousand containers come folded by project, and one unfolds among the others', async ({ page, graph }) => {
  test.slow();
  await onADouble('1,000 containers', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await live(page);
    await expect.poll(async () => (await graph.places()).size).toBeGreaterThan(3);
    const before = await graph.places();
    expect(before.size).toBeLessThan(200);
    const project = await page.evaluate(() => {
      const host = document.querySelector<GraphHost>('[data-testid=graph-host]');
      return String(host?._cyreg?.cy.nodes('[kind = "project"]').first().data('label'));
    });
    const spot = await graph.find(project);
    await page.mouse.dblclick(spot.x, spot.y);
    await expect.poll(async () => (await graph.places()).has(project)).toBe(false);
    const after = await graph.places();
    expect(after.size).toBeGreaterThan(before.size);
    for (const [label, place] of before) if (after.has(label)) expect(after.get(label), label).toEqual(place);
  });
});

test('Hostile names are text wherever they stand', async ({ page, graph }) => {
  let alerted = false;
  page.on('dialog', (dialog) => {
    alerted = true;
    void dialog.dismiss();
  });
  await onADouble('hostile names', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await live(page);
    const labels = [...(await graph.spots('huge')).keys()];
    expect(labels).toContain('user\\u{202e}gnp.exe');
    expect(labels).toContain('two\\u{a}lines');
    expect(labels).toContain('__proto__');
    for (const path of ['Networks', 'Containers', 'Endpoints']) {
      await page.getByRole('link', { name: path, exact: true }).click();
      await expect(page.getByRole('table', { name: path })).toBeVisible();
    }
    await page.keyboard.press('Control+k');
    await page.keyboard.type('script');
    await expect(page.getByRole('option', { name: /<script>/ }).first()).toBeVisible();
    expect(await page.locator('img, script[src^="x"]').count()).toBe(0);
    expect(alerted).toBe(false);
  });
});

test('Names that are very long or run from right to left break nothing', async ({ page, graph }) => {
  await onADouble('long and right-to-left names', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await graph.find('web');
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const path of ['Networks', 'Containers']) {
        await page.getByRole('link', { name: path, exact: true }).click();
        await expect(page.getByRole('table', { name: path })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  });
});

test('A slow engine: the page says that it reads, and then shows everything', async ({ page, graph }) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    double.on('GET /networks').delay(1500);
    await double.restart();
    await page.goto(dashboard.url);
    await graph.find('alone');
  });
});

onTheLab('Read-only: said at the top, and nothing offers a change', async ({ page, world }) => {
  const dashboard = await startDashboard(world.lab.dockerHost, { NETLOOM_READ_ONLY: '1' });
  try {
    await page.goto(dashboard.url);
    await live(page);
    await expect(page.getByText('read-only', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'New network' })).toHaveCount(0);
    const graph = new Graph(page);
    await graph.click('shop_app');
    await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
    for (const name of ['Attach container', 'Detach']) {
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    }
    // One's own arrangement is still one's own.
    const from = await graph.find('legacy-cron');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 40, from.y - 20, { steps: 4 });
    await page.mouse.up();
    const place = await graph.place('legacy-cron');
    await page.reload();
    await expect.poll(async () => Math.round((await graph.place('legacy-cron')).x)).toBe(Math.round(place.x));
  } finally {
    // Its charts ask on, and would complain that nobody answers.
    await page.goto('about:blank');
    await dashboard.stop();
  }
});

onTheLab(
  'On a phone the table comes first, and the picture full screen when it is called for',
  async ({ page, graph }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('table', { name: 'Networks' })).toBeVisible();
    await page.getByRole('button', { name: 'Show the graph' }).click();
    await graph.find('shop_app');
    const box = await page.getByTestId('graph').boundingBox();
    expect([box?.width, box?.height]).toEqual([390, 844]);
    await page.getByRole('button', { name: 'Close the graph' }).click();
    await expect(page.getByRole('table', { name: 'Networks' })).toBeVisible();
  },
);
