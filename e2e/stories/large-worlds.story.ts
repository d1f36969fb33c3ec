import { expect, test as base, type Page } from '@playwright/test';
import { layoutSchema } from '@/lib/model';
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

async function command(page: Page, words: string) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function savedLayout({ origin, token }: DashboardProcess) {
  const answer = await fetch(`${origin}/api/layout`, { headers: { authorization: `Bearer ${token}` } });
  return layoutSchema.parse(await answer.json());
}

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

    // Folding is heard while everything is laid out: nothing of that is drawn any more.
    await tidyUp.click();
    await expect(progress).toBeVisible();
    await command(page, 'fold every');
    await expect.poll(() => kinds(page)).toEqual(folded);
    await expect(progress).toBeHidden();
    expect(await graph.place(network)).toEqual(before);

    await command(page, 'unfold every');
    await expect.poll(async () => (await kinds(page)).containers).toBe(1000);
    await tidyUp.click();
    await expect(page.getByText('Everything is laid out anew').first()).toBeVisible();
    await expect.poll(() => graph.place(network)).not.toEqual(before);
    await expect.poll(async () => Object.keys((await savedLayout(dashboard)).positions).length).toBeGreaterThan(1000);
  });
});
