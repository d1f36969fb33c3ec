import { Graph, type GraphHost } from './graph';
import { expect, test } from './story';

const details = 'Details';

test('The host is the ground: who is in host mode stands on it, and pressing it opens what it is', async ({
  page,
  graph,
}) => {
  const agent = await graph.find('node-agent');
  // The bar lies right below the one who stands on it.
  const pressed = { x: agent.x + 90, y: agent.y + 34 * (await graph.zoom()) };
  await expect(async () => {
    await page.mouse.click(pressed.x, pressed.y);
    await expect(page.getByRole('complementary', { name: details })).toContainText('lab-', { timeout: 1000 });
  }).toPass();
  await expect(page).toHaveURL(/select=engine/);
});

test('A person folds a project into one node and unfolds it, and everything is where it was', async ({
  page,
  graph,
}) => {
  await graph.find('web-1');
  const before = await graph.places();
  const { chevron } = await graph.boxTitle('shop');
  await page.mouse.click(chevron.x, chevron.y);
  await graph.find('shop');
  await expect.poll(async () => (await graph.places()).has('web-1')).toBe(false);
  await expect.poll(() => graph.lines('collector-1', 'shop')).toHaveLength(1);

  // Another browser sees it folded as well.
  await page.reload();
  const folded = await graph.find('shop');
  await page.mouse.dblclick(folded.x, folded.y);
  await graph.find('web-1');
  const after = await graph.places();
  for (const [label, place] of before) expect(after.get(label), label).toEqual(place);
});

test('A project is moved whole by its name, and comes back so after a reload', async ({ page, graph }) => {
  await graph.find('metrics_net');
  const before = await graph.places();
  const { title } = await graph.boxTitle('metrics');
  await page.mouse.move(title.x, title.y);
  await page.mouse.down();
  for (const share of [0.3, 0.6, 1]) await page.mouse.move(title.x - 40 * share, title.y + 30 * share);
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && /layout/.test(answer.url()));
  await page.mouse.up();
  const moved = await graph.places();
  const shiftOf = (label: string) => ({
    x: Math.round((moved.get(label)?.x ?? 0) - (before.get(label)?.x ?? 0)),
    y: Math.round((moved.get(label)?.y ?? 0) - (before.get(label)?.y ?? 0)),
  });
  expect(shiftOf('metrics_net').x).toBeLessThan(-20);
  expect(shiftOf('viewer-1')).toEqual(shiftOf('metrics_net'));
  expect(shiftOf('shop_app')).toEqual({ x: 0, y: 0 });
  await saved;
  await page.reload();
  await graph.find('metrics_net');
  expect((await graph.places()).get('metrics_net')?.x).toBeCloseTo(moved.get('metrics_net')?.x ?? 0, 0);
});

test('Hovering dims what is unrelated, and a double press shows the neighbourhood alone', async ({ page, graph }) => {
  const spot = await graph.find('db-1');
  await page.mouse.move(spot.x, spot.y, { steps: 3 });
  await expect.poll(() => graph.style('viewer-1', 'opacity')).not.toBe('1');
  expect(await graph.style('shop_data', 'opacity')).toBe('1');
  await page.mouse.dblclick(spot.x, spot.y);
  await expect(page).toHaveURL(/focus=container/);
  await expect.poll(async () => [...(await graph.places()).keys()]).not.toContain('viewer-1');
  expect([...(await graph.places()).keys()]).toContain('cache-1');
  await page.mouse.move(5, 400);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(async () => [...(await graph.places()).keys()]).toContain('viewer-1');
});

test('Twenty attachments one by one: no node that stood shifts by a pixel', async ({ page, graph, world }) => {
  test.slow();
  await graph.find('shop_app');
  await world.lab.docker('network', 'create', 'growing');
  await graph.find('growing');
  const containers = (await world.lab.docker('ps', '--format', '{{.Names}}'))
    .split('\n')
    .filter((name) => !['torrent', 'node-agent', 'batch-offline'].includes(name))
    .slice(0, 20);
  const before = await graph.places();
  try {
    for (const [index, name] of containers.entries()) {
      await world.lab.docker('network', 'connect', 'growing', name);
      await expect
        .poll(() =>
          page.evaluate(() => {
            const graphHost = document.querySelector<GraphHost>('[data-testid=graph-host]');
            const nodes = graphHost?._cyreg?.cy.nodes().toArray() ?? [];
            return nodes.find((node) => node.data('label') === 'growing')?.degree(false) ?? 0;
          }),
        )
        .toBe(index + 1);
      const after = await graph.places();
      for (const [label, place] of before) expect(after.get(label), label).toEqual(place);
    }
  } finally {
    for (const name of containers) {
      await world.lab.docker('network', 'disconnect', '--force', 'growing', name).catch(() => '');
    }
    await world.lab.docker('network', 'rm', 'growing');
  }
});

test('A place outlives a reload, another browser, a recreated container and a restarted engine', async ({
  page,
  graph,
  world,
  browser,
}) => {
  test.slow();
  const run = () =>
    world.lab.docker(
      'run',
      '--detach',
      '--name',
      'comes-back',
      '--network',
      'shop_edge',
      'netloom/busybox',
      'sleep',
      '1d',
    );
  await run();
  try {
    const from = await graph.find('comes-back');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 14, { steps: 4 });
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await page.mouse.up();
    const place = await graph.place('comes-back');
    await saved;
    await page.reload();
    await expect.poll(() => graph.place('comes-back')).toEqual(roundedSpot(place));

    await world.lab.docker('rm', '--force', 'comes-back');
    await expect.poll(async () => (await graph.places()).has('comes-back')).toBe(false);
    await run();
    await expect.poll(() => graph.place('comes-back')).toEqual(roundedSpot(place));

    const other = await browser.newContext({ viewport: { width: 1200, height: 800 } });
    try {
      const otherPage = await other.newPage();
      await otherPage.goto(world.dashboard.url);
      await expect.poll(() => new Graph(otherPage).place('comes-back')).toEqual(roundedSpot(place));
    } finally {
      await other.close();
    }

    const before = await graph.places();
    await world.lab.killEngine();
    await expect(page.getByText(/^Stale · /)).toBeVisible();
    await world.lab.startEngine();
    await expect(page.getByText(/^Live · /)).toBeVisible();
    const after = await graph.places();
    for (const [label, spot] of before) if (after.has(label)) expect(after.get(label), label).toEqual(spot);
  } finally {
    await world.lab.docker('rm', '--force', 'comes-back');
  }
});

function roundedSpot({ x, y }: { x: number; y: number }) {
  return { x: Math.round(x), y: Math.round(y) };
}

test('Tidying up moves things, and its undo puts them back', async ({ page, graph }) => {
  const from = await graph.find('legacy-cron');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y - 30, { steps: 4 });
  await page.mouse.up();
  const before = await graph.place('legacy-cron');
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await expect.poll(() => graph.place('legacy-cron')).not.toEqual(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => graph.place('legacy-cron')).toEqual(roundedSpot(before));
});

test('The picture and its topology leave as files', async ({ page, graph, world }) => {
  await graph.find('shop_app');
  const save = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Save the picture' }).click();
    const downloaded = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    const stream = await (await downloaded).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const png = await save(/^PNG/);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(600);

  const svg = (await save(/^SVG/)).toString();
  const shapes = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return parsed.querySelector('parsererror') ? -1 : parsed.querySelectorAll('rect').length;
  }, svg);
  expect(shapes).toBeGreaterThan(40);
  expect(svg).toContain('&lt;img src=x');

  const topology = JSON.parse((await save(/^JSON/)).toString()) as { containers: { name: string }[] };
  const names = (await world.lab.docker('ps', '--all', '--format', '{{.Names}}')).split('\n');
  expect(topology.containers.map(({ name }) => name).sort()).toEqual(names.sort());

  const mermaid = (await save(/^Mermaid/)).toString();
  expect(mermaid).toMatch(/^flowchart LR\n/);
  expect(mermaid).toContain('subgraph p');
  const dot = (await save(/^DOT/)).toString();
  expect(dot).toMatch(/^graph netloom \{/);
  expect(dot.match(/shape=ellipse/g)).toHaveLength((await world.lab.docker('network', 'ls', '-q')).split('\n').length);
});

test('Without a mouse: the outline walks the picture by arrows, opens panels, and the same keys walk on from there', async ({
  page,
  graph,
}) => {
  await graph.find('shop_app');
  const outline = page.getByRole('navigation', { name: 'Outline of the graph' });
  await outline.getByRole('button', { name: /^Network shop_data/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(outline.getByRole('button', { name: /^Network shop_data/ })).not.toBeFocused();
  const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
  expect(focused).toMatch(/^(Container|Network) /);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: details });
  await expect(panel).toBeVisible();
  const title = await panel.getByRole('heading').first().textContent();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  expect(title).not.toBe('');
});
