import { expect, test } from './story';

test('A person sees the whole world: every network and container of the engine, with live rates', async ({
  page,
  graph,
  world,
}) => {
  const [networks, containers] = await Promise.all([
    world.lab.docker('network', 'ls', '--format', '{{.Name}}'),
    world.lab.docker('ps', '--all', '--format', '{{.Names}}'),
  ]);
  const spots = await graph.spots('shop_app');
  // The host is the ground of the picture and no hub.
  const hubs = networks.split('\n').filter((name) => name !== 'host');
  for (const name of hubs) expect([...spots.keys()]).toContain(name);
  expect(spots.size).toBe(hubs.length + containers.split('\n').length);

  const canvas = await page.getByTestId('graph').boundingBox();
  expect(canvas?.height).toBeGreaterThan(400);
  await expect(page.getByText(/^Live · /)).toBeVisible();
  const rail = page.getByRole('navigation', { name: 'Networks' });
  await expect(rail.getByRole('button', { name: /shop_app/ })).toContainText(/\d (B|kB|MB)\/s/);
});

test('A person selects a network on the canvas, reads its panel, and a reload shows the same', async ({
  page,
  graph,
  world,
}) => {
  await graph.click('shop_data');
  const panel = page.getByRole('complementary', { name: 'Details' });
  await expect(panel.getByRole('heading', { name: 'shop_data' })).toBeVisible();
  await expect(panel).toContainText('bridge network, internal');
  const subnet = await world.lab.docker(
    'network',
    'inspect',
    'shop_data',
    '--format',
    '{{(index .IPAM.Config 0).Subnet}}',
  );
  await expect(panel).toContainText(subnet);

  await expect(page).toHaveURL(/select=network/);
  await page.reload();
  await expect(panel.getByRole('heading', { name: 'shop_data' })).toBeVisible();
  await expect.poll(() => graph.style('shop_data', 'outline-width')).not.toBe('0px');
});

test('The theme’s button changes the page and the picture alike, and is remembered', async ({ page, graph }) => {
  const dark = await graph.style('shop_app', 'background-color');
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  await expect.poll(() => graph.style('shop_app', 'background-color')).not.toBe(dark);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Use the dark theme' })).toBeVisible();
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await expect.poll(() => graph.style('shop_app', 'background-color')).toBe(dark);
});

test('A theme that changes while the picture is being made changes the picture too', async ({ page, graph }) => {
  const dark = await graph.style('shop_app', 'background-color');
  // Cytoscape's sheets are there, and nobody has been told of the picture yet.
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('[data-testid=graph-host] canvas') === null) return;
      watch.disconnect();
      document.documentElement.dataset['theme'] = 'light';
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await graph.find('shop_app');
  await expect.poll(() => graph.style('shop_app', 'background-color')).not.toBe(dark);
});

test('A person follows a network to one of its endpoints and on to the container', async ({ page, world }) => {
  const panel = page.getByRole('complementary', { name: 'Details' });
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: /shop_data/ })
    .click();
  await panel.getByRole('button', { name: 'db-1' }).click();
  await expect(panel.getByRole('heading', { name: 'shop-db-1 on shop_data' })).toBeVisible();
  const address = await world.lab.docker(
    'inspect',
    'shop-db-1',
    '--format',
    '{{(index .NetworkSettings.Networks "shop_data").IPAddress}}',
  );
  await expect(panel).toContainText(address);
  await expect(panel).toContainText('eth0');
  await panel.getByRole('button', { name: 'shop-db-1', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'shop-db-1' })).toBeVisible();
});

test('The tables hold what the graph holds, and open the same panels', async ({ page }) => {
  await page.getByRole('link', { name: 'Containers' }).click();
  const table = page.getByRole('table', { name: 'Containers' });
  await expect(table.getByRole('row', { name: /torrent/ })).toContainText('in vpn');
  await table.getByRole('button', { name: 'shop-web-2', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Details' });
  await expect(panel).toContainText('unhealthy');
  await page.getByRole('link', { name: 'Networks' }).click();
  await expect(page.getByRole('table', { name: 'Networks' }).getByRole('row', { name: /^lan/ })).toContainText(
    'macvlan',
  );
  await expect(panel.getByRole('heading', { name: 'shop-web-2' })).toBeVisible();
});

test('A hostile network name is text and nothing else', async ({ page, graph }) => {
  const hostile = '<img src=x onerror=alert(1)>';
  let alerted = false;
  page.on('dialog', (dialog) => {
    alerted = true;
    void dialog.dismiss();
  });
  await graph.click(hostile);
  await expect(
    page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: hostile }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Networks' }).click();
  await expect(page.getByRole('button', { name: hostile, exact: true })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  expect(alerted).toBe(false);
});

test('A change made outside appears by itself, and nothing that was there moves', async ({ page, graph, world }) => {
  const before = await graph.spots('shop_app');
  await world.lab.docker('network', 'create', 'made_outside');
  await world.lab.docker('network', 'connect', 'made_outside', 'legacy-cron');
  try {
    await expect.poll(() => graph.lines('legacy-cron', 'made_outside')).toEqual([{ pending: null }]);
    const after = await graph.spots();
    for (const [label, spot] of before) expect(after.get(label), label).toEqual(spot);
    await expect(page.getByRole('button', { name: /made_outside/ }).first()).toBeVisible();
  } finally {
    await world.lab.docker('network', 'disconnect', 'made_outside', 'legacy-cron');
    await world.lab.docker('network', 'rm', 'made_outside');
  }
  await expect.poll(async () => (await graph.spots()).has('made_outside')).toBe(false);
});
