import type { Locator, Page } from '@playwright/test';
import type { Lab } from '../lab/engine.mjs';
import { expect, test } from './story';

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Details' });

async function openTable(page: Page, name: string): Promise<Locator> {
  await page.getByRole('link', { name, exact: true }).click();
  const table = page.getByRole('table', { name });
  await expect(table).toBeVisible();
  return table;
}

/** The texts of every row's cells, from the top. */
function cellsOf(table: Locator): Promise<string[][]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
}

async function linesOf(lab: Lab, ...command: string[]): Promise<string[]> {
  const output = await lab.docker(...command);
  return output.split('\n').filter((line) => line !== '');
}

const networksOf = (lab: Lab, ...filter: string[]) => linesOf(lab, 'network', 'ls', '--quiet', '--no-trunc', ...filter);
const containersOf = (lab: Lab) => linesOf(lab, 'ps', '--all', '--format', '{{.Names}}');

test('A person sorts by subnet: by number and not by text, the other way, and as it was', async ({ page }) => {
  const table = await openTable(page, 'Networks');
  const names = async () => (await cellsOf(table)).map(([name]) => name ?? '');
  const before = await names();
  const header = table.getByRole('columnheader', { name: 'Subnet' });
  const inOrder = ['shop_edge', 'shop_app', 'shop_data', 'metrics_net', 'bridge', 'lan'];
  const order = async () => (await names()).filter((name) => inOrder.includes(name));

  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(order).toEqual(inOrder);
  await header.getByRole('button').click();
  await expect.poll(order).toEqual(inOrder.toReversed());
  await expect(page).toHaveURL(/sort=subnet\.desc/);
  // What has no subnet is last in both directions.
  expect(['host', 'none']).toContain((await names()).at(-1));

  await page.reload();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await header.getByRole('button').click();
  await expect.poll(names).toEqual(before);
});

test('The columns that a person chooses are there after a reload, until the usual ones are asked for', async ({
  page,
}) => {
  const table = await openTable(page, 'Networks');
  const mtu = table.getByRole('columnheader', { name: 'MTU' });
  const driver = table.getByRole('columnheader', { name: 'Driver' });
  await expect(mtu).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns' }).click();
  const choice = page.getByRole('dialog', { name: 'Columns' });
  await choice.getByRole('checkbox', { name: 'MTU' }).check();
  await choice.getByRole('checkbox', { name: 'Driver' }).uncheck();
  await expect(choice.getByRole('checkbox', { name: 'Network', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(mtu).toBeVisible();
  await expect(driver).toHaveCount(0);
  await expect(table.getByRole('row', { name: /^sensors6/ })).toContainText('1400');
  await page.getByRole('button', { name: 'Columns' }).click();
  await choice.getByRole('button', { name: 'Show the usual columns' }).click();
  await expect(driver).toBeVisible();
  await expect(mtu).toHaveCount(0);
});

test('Without a mouse a person walks the rows, opens a panel and goes on to the buttons of the row', async ({
  page,
}) => {
  const table = await openTable(page, 'Containers');
  const row = (name: string) => table.getByRole('row', { name: new RegExp(`^${name}`) });
  await table.getByRole('columnheader').getByRole('button').last().focus();
  await page.keyboard.press('Tab');
  await expect(row('batch-offline')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row('curious')).toBeFocused();
  await page.keyboard.press('End');
  await expect(row('vpn')).toBeFocused();
  await expect(row('vpn')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(row('batch-offline')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panelOf(page).getByRole('heading', { name: 'curious' })).toBeVisible();
  await expect(row('curious')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Tab');
  await expect(table.getByRole('button', { name: 'curious', exact: true })).toBeFocused();
  // Rows are one stop: the Tab key leaves the table behind the buttons of this one.
  await expect(table.locator('tbody tr[tabindex="0"]')).toHaveCount(1);
});

test('What is selected elsewhere is marked in the table and in sight', async ({ page }) => {
  const table = await openTable(page, 'Networks');
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: /shop_edge/ })
    .click();
  const marked = table.locator('tr[aria-current=true]');
  await expect(marked).toHaveCount(1);
  await expect(marked).toContainText('shop_edge');
  await expect(marked).toBeInViewport();
});

test('The rows shown are copied as CSV, and no spreadsheet will run what is in them', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await world.lab.docker('network', 'create', '=1+1');
  try {
    const table = await openTable(page, 'Networks');
    await expect(table.getByRole('row', { name: /^=1\+1/ })).toBeVisible();
    await table.getByRole('columnheader', { name: 'Network', exact: true }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=name\.asc/);
    const total = (await networksOf(world.lab)).length;
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    await expect(page.getByText(`${total} rows copied`).first()).toBeVisible();

    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const lines = copied.split('\r\n');
    expect(lines[0]).toMatch(/^Network,Driver,Subnet,.*"Sent into it, bytes per second"/);
    expect(lines).toHaveLength(total + 2);
    expect(lines.some((line) => line.startsWith("'=1+1,bridge,"))).toBe(true);
    expect(lines.some((line) => line.startsWith('<img src=x onerror=alert(1)>,bridge,'))).toBe(true);
    const at = (name: string) => lines.findIndex((line) => line.startsWith(`${name},`));
    expect(at('shop_app')).toBeLessThan(at('shop_data'));
  } finally {
    await world.lab.docker('network', 'rm', '=1+1');
  }
});

test('The tables obey the filter of the address and say what it hides', async ({ page, world }) => {
  const [all, overlays, containers] = await Promise.all([
    networksOf(world.lab),
    networksOf(world.lab, '--filter', 'driver=overlay'),
    containersOf(world.lab),
  ]);
  await expect(page.getByText(/^Live · /)).toBeVisible();
  await page.goto(`${world.dashboard.origin}/networks?hide=driver:overlay`);
  const view = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(view('Networks')).toContainText(`${all.length - overlays.length} of ${all.length} networks`);
  await expect(page.getByRole('table').getByRole('row', { name: /^mesh/ })).toHaveCount(0);

  const table = await openTable(page, 'Containers');
  await expect(view('Containers')).toContainText(new RegExp(`\\d+ of ${containers.length} containers`));
  await expect(table.getByRole('row', { name: /^mesh-guest/ })).toHaveCount(0);
  await expect(table.getByRole('row', { name: /^shop-db-1/ })).toBeVisible();

  await page.goto(`${world.dashboard.origin}/containers?show=name:no-such-name`);
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(table.getByRole('row', { name: /^mesh-guest/ })).toBeVisible();
  await expect(view('Containers')).toContainText(`${containers.length} containers`);
});

test('The table of endpoints holds the addresses that docker inspect prints', async ({ page, world }) => {
  const names = await containersOf(world.lab);
  const format =
    '{{range $network, $endpoint := .NetworkSettings.Networks}}{{slice $.Name 1}}{{"\\t"}}{{$network}}{{"\\t"}}{{$endpoint.IPAddress}}{{"\\n"}}{{end}}';
  const told = (await linesOf(world.lab, 'inspect', '--format', format, ...names)).map((line) => line.split('\t'));
  const table = await openTable(page, 'Endpoints');
  const shown = async () => {
    const cells = await cellsOf(table);
    return cells.map(([container, network, , ipv4]) => [container, network, ipv4 === '–' ? '' : ipv4].join(' ')).sort();
  };
  expect(told.length).toBeGreaterThan(20);
  await expect.poll(shown).toEqual(told.map((fields) => fields.join(' ')).sort());

  await table.getByRole('row', { name: /^shop-db-1/ }).click();
  await expect(panelOf(page).getByRole('heading', { name: 'shop-db-1 on shop_data' })).toBeVisible();
});

test('Beside a panel on a narrow screen, every button of the toolbar can be seen and pressed', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  for (const name of ['Networks', 'Containers']) {
    const table = await openTable(page, name);
    await table.getByRole('row').nth(1).click();
    await expect(panelOf(page)).toBeVisible();
    const edge = (await panelOf(page).boundingBox())?.x ?? 0;
    const labels = ['Export as Compose or script', 'Columns', 'Copy as CSV'];
    for (const label of [name === 'Networks' ? 'Remove unused…' : 'Run a container…', ...labels]) {
      const box = await page.getByRole('region', { name }).getByRole('button', { name: label }).boundingBox();
      expect((box?.x ?? Infinity) + (box?.width ?? 0), label).toBeLessThanOrEqual(edge);
    }
  }
});
