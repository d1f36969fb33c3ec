import { expect, test as base, type Page } from '@playwright/test';
import { layoutSchema, topologySchema } from '@/lib/model';
import type { DashboardProcess } from './dashboard';
import { Graph, type GraphHost } from './graph';
import { onADouble } from './on-a-double';

const test = base.extend<{ graph: Graph }>({
  graph: async ({ page }, provide) => provide(new Graph(page)),
});

const live = (page: Page) => expect(page.getByText(/^Live/)).toBeVisible();

const kinds = (page: Page) =>
  page.evaluate(() => {
    const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
    const count = (selector: string) => graph?.nodes(selector).length ?? 0;
    return { folded: count('[kind = "project"], [holds > 0]'), containers: count('[kind = "container"]') };
  });

/** The label of a folded group that can be seen and is not below the panel. */
const aGroup = (page: Page) =>
  page.evaluate(() => {
    const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
    const groups = graph?.nodes('[kind = "project"], [holds > 1]').toArray() ?? [];
    const inSight = groups.find((node) => node.renderedPosition().x < 500 && node.data('driver') !== 'host');
    return String(inSight?.data('label'));
  });

const selected = (page: Page) =>
  page.evaluate(() => {
    const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
    return graph?.nodes('.selected').map((node) => String(node.data('label')));
  });

/** One of another project. */
async function aContainerOutside(project: string, { origin, token }: DashboardProcess) {
  const answer = await fetch(`${origin}/api/topology`, { headers: { authorization: `Bearer ${token}` } });
  const { containers } = topologySchema.parse(await answer.json());
  const one = containers.find((container) => container.project !== null && container.project !== project);
  if (!one) throw new Error(`Every container is of ${project}.`);
  return one;
}

async function command(page: Page, words: string) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function savedLayout({ origin, token }: DashboardProcess) {
  const answer = await fetch(`${origin}/api/layout`, { headers: { authorization: `Bearer ${token}` } });
  return layoutSchema.parse(await answer.json());
}

test('Five thousand containers are found, unfolded and scrolled through', async ({ page, graph }) => {
  test.slow();
  await onADouble('5,000 containers', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await live(page);
    await expect(page.getByText('5000 containers, 303 networks')).toBeVisible();
    await expect.poll(async () => (await kinds(page)).folded).toBeGreaterThan(50);
    expect((await kinds(page)).containers).toBe(0);

    const project = await aGroup(page);
    const { x, y } = await graph.find(project);
    await page.mouse.dblclick(x, y);
    await expect.poll(async () => (await kinds(page)).containers).toBeGreaterThan(10);
    await page.keyboard.press('Escape');

    // One that is folded away is marked at what stands for it.
    const folded = await aContainerOutside(project, dashboard);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(folded.name);
    await page.getByRole('option', { name: folded.name }).first().click();
    await expect(page.getByRole('heading', { name: folded.name })).toBeVisible();
    await expect.poll(() => selected(page)).toEqual([folded.project]);

    const rail = page.getByRole('navigation', { name: 'Networks' });
    expect(await rail.getByRole('listitem').count()).toBeLessThan(60);
    await rail.getByRole('listitem').first().getByRole('button').focus();
    await rail.hover();
    await page.mouse.wheel(0, 40_000);
    await expect(rail.locator('[aria-posinset="303"]')).toBeVisible();
    // What has the focus is still there.
    await expect(rail.locator('[aria-posinset="1"] button')).toBeFocused();

    await page.getByRole('link', { name: 'Containers', exact: true }).click();
    const table = page.getByRole('table', { name: 'Containers' });
    await expect(table).toHaveAttribute('aria-rowcount', '5001');
    await table.hover();
    await page.mouse.wheel(0, 1_000_000);
    await expect(table.locator('[aria-rowindex="5001"]')).toBeVisible();
    expect(await table.getByRole('row').count()).toBeLessThan(100);
  });
});

test('Containers of no project fold into their networks and come apart around what stands, and a layout of all can be stopped', async ({
  page,
  graph,
}) => {
  test.slow();
  await onADouble('1,000 containers by hand', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await live(page);
    await expect.poll(async () => (await kinds(page)).folded).toBeGreaterThan(20);
    const folded = await kinds(page);
    expect(folded.containers).toBeLessThan(20);

    const network = await aGroup(page);
    const before = await graph.place(network);
    await graph.click(network);
    await page.getByRole('button', { name: 'Unfold: draw its containers' }).click();
    await expect.poll(async () => (await kinds(page)).containers).toBeGreaterThan(folded.containers);
    expect(await graph.place(network)).toEqual(before);
    await page.getByRole('button', { name: 'Fold: draw it and its containers as one' }).click();
    await expect.poll(() => kinds(page)).toEqual(folded);

    // Hundreds come apart; what stood stays, and making room for them is offered.
    await command(page, 'unfold every');
    await expect.poll(async () => (await kinds(page)).containers).toBe(1000);
    await expect(page.getByText(/nodes stand where there was room/).first()).toBeVisible();
    expect(await graph.place(network)).toEqual(before);

    const tidyUp = page.getByTestId('canvas-controls').getByRole('button', { name: 'Tidy up' });
    const progress = page.getByRole('progressbar', { name: 'Layout' });
    await tidyUp.click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(progress).toBeHidden();
    expect(await graph.place(network)).toEqual(before);

    // Folding is heard while everything is laid out: that is not drawn any more.
    await tidyUp.click();
    await expect(progress).toBeVisible();
    await page.getByRole('button', { name: 'Fold: draw it and its containers as one' }).click();
    await expect(progress).toBeHidden();
    await expect.poll(async () => (await kinds(page)).folded).toBe(1);
    expect(await graph.place(network)).toEqual(before);

    await tidyUp.click();
    await expect(page.getByText('Everything is laid out anew').first()).toBeVisible();
    await expect.poll(() => graph.place(network)).not.toEqual(before);
    await expect.poll(async () => Object.keys((await savedLayout(dashboard)).positions).length).toBeGreaterThan(1000);
  });
});

test('A list of many networks is walked by keyboard from wherever one is', async ({ page }) => {
  await onADouble('1,000 containers', async ({ dashboard }) => {
    await page.goto(dashboard.url);
    await live(page);
    const rail = page.getByRole('navigation', { name: 'Networks' });
    const row = (number: number) => rail.locator(`[aria-posinset="${number}"] button`);
    await row(1).focus();
    await page.keyboard.press('ArrowDown');
    await expect(row(2)).toBeFocused();

    // The focus is far out of sight, and goes on from where it is.
    await rail.hover();
    await page.mouse.wheel(0, 40_000);
    await expect(row(53)).toBeInViewport();
    await expect(row(12)).toBeHidden();
    await page.keyboard.press('Tab');
    await expect(row(3)).toBeFocused();
    await expect(row(3)).toBeInViewport();

    await page.keyboard.press('End');
    await expect(row(53)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(row(52)).toBeFocused();
    await page.mouse.wheel(0, -40_000);
    await expect(row(1)).toBeInViewport();
    await page.keyboard.press('Shift+Tab');
    await expect(row(51)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(row(1)).toBeFocused();
    await expect(row(1)).toBeInViewport();
  });
});
