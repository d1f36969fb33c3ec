import { endpointsOf, networksOf, restore } from './engine-says';
import { expect, test } from './story';

test.afterEach(async ({ world: { lab } }) => {
  await restore(lab, 'legacy-cron', { bridge: [] });
  await restore(lab, 'metrics-viewer-1', { metrics_net: [] });
  await restore(lab, 'printer', { lan: ['--ip', '192.168.77.50'] });
});

test('A person draws a line from a container’s handle to a network, and takes it back with the keyboard', async ({
  page,
  graph,
  world,
}) => {
  const { x, y } = await graph.find('legacy-cron');
  await page.mouse.move(x, y);
  const handle = await page.getByTestId('attach-handle').boundingBox();
  if (!handle) throw new Error('no handle');
  await graph.dragFrom({ x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 }, 'metrics_net');
  const card = page.getByRole('dialog', { name: 'Attach legacy-cron to metrics_net' });
  await card.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(page.getByText('legacy-cron is attached to metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'metrics_net']);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Undone: legacy-cron is detached from metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);
});

test('A person takes an endpoint’s line to another network; one undo brings it back whole', async ({
  page,
  graph,
  world,
}) => {
  await graph.dragLine('legacy-cron', 'bridge', 'metrics_net');
  const card = page.getByRole('dialog', { name: 'Move legacy-cron from bridge to metrics_net' });
  await expect(card).toContainText('docker network disconnect bridge legacy-cron');
  await card.getByRole('button', { name: 'Move' }).click();
  await expect(page.getByText('legacy-cron is moved from bridge to metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['metrics_net']);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: legacy-cron is detached from metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);
});

test('A person marks several on the graph and attaches them at once', async ({ page, graph, world }) => {
  await page.keyboard.down('Shift');
  for (const name of ['legacy-cron', 'printer', 'node-agent']) await graph.click(name);
  await page.keyboard.up('Shift');
  const bar = page.getByRole('region', { name: 'Marked containers' });
  await expect(bar).toContainText('3 marked');
  await bar.getByRole('button', { name: 'Attach to…' }).click();
  await page.getByLabel('Find a network').fill('metrics');
  await page.getByRole('option', { name: /metrics_net/ }).click();
  const card = page.getByRole('dialog', { name: 'Attach 3 containers to metrics_net' });
  await expect(card).toContainText('“node-agent” uses the host’s network');
  await expect(card).toContainText('pairs can reach each other');
  await card.getByRole('button', { name: 'Attach 2 of 3' }).click();
  await expect(page.getByText('2 containers are attached to metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'metrics_net']);
  expect(await networksOf(world.lab, 'printer')).toEqual(['lan', 'metrics_net']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => networksOf(world.lab, 'printer')).toEqual(['lan']);
  await expect.poll(() => networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);
});

test('A person marks rows of the table, attaches and detaches them, without a mouse', async ({ page, world }) => {
  await page.getByRole('link', { name: 'Containers' }).press('Enter');
  for (const name of ['legacy-cron', 'printer']) {
    await page.getByRole('row', { name: new RegExp(name) }).focus();
    await page.keyboard.press('x');
  }
  await page.keyboard.press('a');
  await expect(page.getByLabel('Find a network')).toBeFocused();
  await page.keyboard.type('metrics');
  await page.keyboard.press('Enter');
  const attach = page.getByRole('dialog', { name: 'Attach 2 containers to metrics_net' });
  await expect(attach.getByRole('button', { name: 'Attach', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 containers are attached to metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'printer')).toEqual(['lan', 'metrics_net']);

  await page.keyboard.press('d');
  await expect(page.getByLabel('Find a network')).toBeFocused();
  await page.keyboard.type('metrics');
  await page.keyboard.press('Enter');
  const detach = page.getByRole('dialog', { name: 'Detach 2 containers from metrics_net' });
  await expect(detach.getByRole('button', { name: 'Detach' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 containers are detached from metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'printer')).toEqual(['lan']);
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);
});

test('A person attaches what is selected from the palette, with a fixed address and an alias, and detaches with d', async ({
  page,
  graph,
  world,
}) => {
  await graph.click('legacy-cron');
  await page.keyboard.press('/');
  await page.keyboard.type('attach what is selected');
  await page.keyboard.press('Enter');
  await page.getByLabel('Find a network').fill('metrics_net');
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Attach legacy-cron to metrics_net' });
  const confirm = card.getByRole('button', { name: 'Attach', exact: true });
  await expect(confirm).toBeFocused();
  await card.getByRole('button', { name: 'Fixed address, aliases and more' }).press('Enter');
  const address = card.getByLabel('IPv4 address');
  for (const [wrong, why] of [
    ['10.21.0.1', /gateway, reserved, first or last/],
    ['10.21.0.255', /gateway, reserved, first or last/],
    ['10.21.0.2', /in use on “metrics_net”/],
    ['10.99.0.2', /its subnet is 10\.21\.0\.0\/24/],
    ['10.21.0.300', /written like/],
  ] as const) {
    await address.fill(wrong);
    await expect(card.getByText(why)).toBeVisible();
    await expect(confirm).toBeDisabled();
  }
  await address.fill('10.21.0.77');
  await card.getByLabel('Aliases').fill('cron, timer');
  await expect(card).toContainText('It will be given 10.21.0.77');
  await expect(card).toContainText('--ip 10.21.0.77 --alias cron --alias timer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('legacy-cron is attached to metrics_net').first()).toBeVisible();
  const { metrics_net: endpoint } = await endpointsOf(world.lab, 'legacy-cron');
  expect(endpoint).toMatchObject({ IPAddress: '10.21.0.77', IPAMConfig: { IPv4Address: '10.21.0.77' } });
  expect(endpoint?.Aliases).toEqual(expect.arrayContaining(['cron', 'timer']));

  await page.keyboard.press('d');
  await page.getByLabel('Find a network').fill('metrics_net');
  await page.keyboard.press('Enter');
  const detach = page.getByRole('dialog', { name: 'Detach legacy-cron from metrics_net' });
  await expect(detach.getByRole('button', { name: 'Detach' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('legacy-cron is detached from metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);

  // Address and aliases are remembered.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Undone: legacy-cron is attached to metrics_net').first()).toBeVisible();
  const { metrics_net: again } = await endpointsOf(world.lab, 'legacy-cron');
  expect(again).toMatchObject({ IPAddress: '10.21.0.77', IPAMConfig: { IPv4Address: '10.21.0.77' } });
  expect(again?.Aliases).toEqual(expect.arrayContaining(['cron', 'timer']));
});

test('A person attaches from the row of a table', async ({ page, world }) => {
  await page.getByRole('link', { name: 'Containers' }).click();
  const row = page.getByRole('row', { name: /legacy-cron/ });
  await row.getByRole('button', { name: 'Attach to network' }).click();
  await page.getByLabel('Find a network').fill('scratch');
  await page.getByRole('option', { name: /scratch/ }).click();
  const card = page.getByRole('dialog', { name: 'Attach legacy-cron to scratch' });
  await card.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(page.getByText('legacy-cron is attached to scratch').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'scratch']);
});

test.describe('on a screen that is touched', () => {
  test.use({ hasTouch: true });

  test('A finger drags a container onto a network', async ({ page, graph, world }) => {
    await graph.touchDrag('legacy-cron', 'metrics_net');
    const card = page.getByRole('dialog', { name: 'Attach legacy-cron to metrics_net' });
    await card.getByRole('button', { name: 'Attach', exact: true }).tap();
    await expect(page.getByText('legacy-cron is attached to metrics_net').first()).toBeVisible();
    expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'metrics_net']);
  });
});

test.describe('with somebody else at the same', () => {
  test.use({ expectedErrors: [/4\d\d/] });

  test('Two browsers that attach the same pair do no harm: one does it, the other is told', async ({
    page,
    graph,
    world,
    context,
  }) => {
    const other = await context.newPage();
    await other.goto(world.dashboard.url);
    const cardOf = async (one: typeof page) => {
      await one
        .getByRole('navigation', { name: 'Networks' })
        .getByRole('button', { name: /metrics_net/ })
        .click();
      await one.getByRole('button', { name: 'Attach container' }).click();
      await one.getByLabel('Find a container').fill('legacy');
      await one.keyboard.press('Enter');
      const button = one.getByRole('button', { name: 'Attach', exact: true });
      await expect(button).toBeEnabled();
      return button;
    };
    const buttons = [await cardOf(page), await cardOf(other)];
    // Forced: whoever comes second may find the button switched off by then, and is told in the card.
    await Promise.all(buttons.map((button) => button.dblclick({ force: true })));
    const done = (one: typeof page) => one.getByText('legacy-cron is attached to metrics_net');
    // In the card where that is still open, in a notice where it was sent on what was seen before.
    const told = (one: typeof page) =>
      one.getByText(/“legacy-cron” (is on “metrics_net” already|has joined “metrics_net”)/);
    await expect(done(page).or(told(page)).first()).toBeVisible();
    await expect(done(other).or(told(other)).first()).toBeVisible();
    expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'metrics_net']);
    await expect.poll(() => graph.lines('legacy-cron', 'metrics_net')).toEqual([{ pending: null }]);
  });

  test('What cannot be undone any more is said, and changes nothing', async ({ page, graph, world }) => {
    await graph.drag('legacy-cron', 'metrics_net');
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await expect(page.getByText('legacy-cron is attached to metrics_net').first()).toBeVisible();
    // Behind our back it comes back otherwise.
    await world.lab.docker('network', 'disconnect', 'metrics_net', 'legacy-cron');
    await world.lab.docker('network', 'connect', '--ip', '10.21.0.99', 'metrics_net', 'legacy-cron');
    await graph.click('legacy-cron');
    const details = page.getByRole('complementary', { name: 'Details' });
    await expect(details.getByText('10.21.0.99').first()).toBeVisible();
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    const list = page.getByRole('list', { name: 'Changes, newest first' });
    await list.getByRole('button', { name: 'Undo: Attached legacy-cron to metrics_net' }).first().click();
    await expect(page.getByText(/world is not as it was left/).first()).toBeVisible();
    expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'metrics_net']);
  });
});
