import type { Page } from '@playwright/test';
import { expect, test } from './story';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const rail = (page: Page) => page.getByRole('navigation', { name: 'Networks' });
const filter = (page: Page) => page.getByRole('region', { name: 'Filter' });
const field = (page: Page, name: 'Find' | 'Hide') => filter(page).getByRole('combobox', { name });
const table = (page: Page, name: 'Networks' | 'Containers') => page.getByRole('table', { name });

/** `Showing 4 of 27 containers, 3 of 16 networks` as numbers. */
async function counts(page: Page): Promise<{ containers: number; networks: number }> {
  const said = filter(page).getByText(/^Showing \d+ of \d+ containers?, \d+ of \d+ networks?$/);
  await expect(said).toBeVisible();
  const [, containers, networks] = /(\d+) of \d+ containers?, (\d+) of/.exec((await said.textContent()) ?? '') ?? [];
  return { containers: Number(containers), networks: Number(networks) };
}

test('A person finds a container by its address, without a mouse', async ({ page, graph, world }) => {
  const address = await world.lab.docker(
    'inspect',
    'shop-db-1',
    '--format',
    '{{(index .NetworkSettings.Networks "shop_data").IPAddress}}',
  );
  await graph.find('shop_data');
  await page.keyboard.press('/');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(address);
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('shop-db-1 on shop_data');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(details(page).getByRole('heading', { name: 'shop-db-1 on shop_data' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('group', { name: 'Recent' }).getByRole('option').first()).toContainText(address);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  // Escape closed the search only.
  await expect(details(page)).toBeVisible();
});

test('From the search only the neighbourhood of a network is left on the picture, and a chip brings the rest back', async ({
  page,
  graph,
}) => {
  const before = (await graph.spots('shop_data')).size;
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('shop_data');
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('shop_data');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page).toHaveURL(/focus=network/);
  await expect.poll(async () => (await graph.spots('shop_data')).size).toBeLessThan(before);
  await expect(rail(page).getByRole('listitem')).toHaveCount(1);
  await filter(page).getByRole('button', { name: 'Remove around shop_data' }).click();
  await expect.poll(async () => (await graph.spots('shop_data')).size).toBe(before);
});

test('What is found is counted and walked through, and nothing goes away', async ({ page, graph }) => {
  const before = (await graph.spots('shop_app')).size;
  await field(page, 'Find').fill('name:shop-web');
  const found = filter(page).getByRole('group', { name: 'Found' });
  await expect(found).toContainText('3 found');
  await field(page, 'Find').press('Enter');
  await expect(found).toContainText('1 of 3 found');
  await expect(details(page).getByRole('heading', { name: /^shop-web-/ })).toBeVisible();
  await found.getByRole('button', { name: 'Next that was found' }).click();
  await expect(found).toContainText('2 of 3 found');
  await found.getByRole('button', { name: 'Previous that was found' }).click();
  await expect(found).toContainText('1 of 3 found');
  expect((await graph.spots('shop_app')).size).toBe(before);
});

test('What is hidden is hidden from the picture, the list and the tables alike, and all say how much', async ({
  page,
  graph,
}) => {
  const all = (await graph.spots('shop_app')).size;
  await field(page, 'Hide').fill('driver:overlay or state!=running');
  await field(page, 'Hide').press('Enter');
  const { containers, networks } = await counts(page);
  expect(networks).toBeGreaterThan(0);
  await expect.poll(async () => (await graph.spots()).size).toBeLessThan(all);
  expect((await graph.spots()).has('mesh')).toBe(false);

  await expect(rail(page).getByRole('listitem')).toHaveCount(networks);
  await expect(rail(page)).toContainText(/\d+ networks? hidden by the filter/);
  await page.getByRole('link', { name: 'Networks', exact: true }).click();
  await expect(table(page, 'Networks')).toHaveAttribute('aria-rowcount', String(networks + 1));
  await page.getByRole('link', { name: 'Containers', exact: true }).click();
  await expect(table(page, 'Containers')).toHaveAttribute('aria-rowcount', String(containers + 1));

  await filter(page).getByRole('button', { name: 'Clear' }).click();
  await expect(field(page, 'Hide')).toHaveValue('');
  await expect(rail(page)).not.toContainText('hidden by the filter');
});

test('The list’s facets narrow everything, live in the address and survive a reload', async ({ page, graph }) => {
  await graph.find('shop_app');
  const facets = page.getByRole('region', { name: 'Facets' });
  const opener = facets.getByRole('button', { name: 'Show only' });
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
  await facets.getByRole('group', { name: 'Project' }).getByRole('button', { name: /^shop/ }).click();
  await facets
    .getByRole('group', { name: 'Driver' })
    .getByRole('button', { name: /^bridge/ })
    .click();
  await expect(page).toHaveURL(/show=.*project/);
  const before = await counts(page);

  await page.reload();
  await graph.find('shop_app');
  const shop = facets.getByRole('group', { name: 'Project' }).getByRole('button', { name: /^shop/ });
  await expect(shop).toHaveAttribute('aria-pressed', 'true');
  expect(await counts(page)).toEqual(before);
  await shop.click();
  await filter(page).getByRole('button', { name: 'Remove driver:bridge' }).click();
  await expect(page).not.toHaveURL(/show=/);
});

test('What cannot be understood is said in a sentence, and the rest of the filter still holds', async ({
  page,
  graph,
}) => {
  const all = (await graph.spots('shop_app')).size;
  await field(page, 'Hide').fill('drvier:overlay');
  await field(page, 'Hide').press('Enter');
  await expect(filter(page).getByText(/There is no field “drvier”.*Did you mean “driver”/)).toBeVisible();
  await expect(field(page, 'Hide')).toHaveAttribute('aria-invalid', 'true');
  expect((await graph.spots('shop_app')).size).toBe(all);

  await field(page, 'Find').fill('name:shop-web');
  await expect(filter(page).getByRole('group', { name: 'Found' })).toContainText('3 found');
  await field(page, 'Hide').fill('driver:overlay');
  await expect(filter(page).getByText(/There is no field/)).toHaveCount(0);
  await expect.poll(async () => (await graph.spots()).has('mesh')).toBe(false);
});

test('Find, hide, the tables, the help and the list of networks answer to keys alone', async ({ page, graph }) => {
  await graph.find('shop_app');
  await field(page, 'Hide').focus();
  await page.keyboard.type('driver:ov');
  await expect(filter(page).getByRole('option', { name: 'overlay' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(field(page, 'Hide')).toHaveValue('driver:overlay');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/hide=/);
  await page.keyboard.press('Escape');
  await expect(field(page, 'Hide')).not.toBeFocused();

  await page.keyboard.press('t');
  await expect(table(page, 'Networks')).toBeVisible();
  await expect(page).toHaveURL(/\/networks\?.*hide=/);
  await page.keyboard.press('t');
  await graph.find('shop_app');

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys and filters' });
  await expect(help).toContainText('driver:bridge,overlay');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);

  await page.keyboard.press('[');
  await expect(rail(page)).toBeHidden();
  await page.keyboard.press('[');
  await expect(rail(page)).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('mesh');
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('hidden by the filter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('clear filter');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/hide=/);
});

test('On a phone the fields and the list are called for, and nothing runs over the edge', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('link', { name: 'Networks', exact: true }).click();
  await expect(field(page, 'Hide')).toBeHidden();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await field(page, 'Hide').fill('driver:bridge');
  await field(page, 'Hide').press('Enter');
  await counts(page);
  await page.getByRole('button', { name: 'List of networks' }).click();
  await rail(page)
    .getByRole('button', { name: /^macvlan lan/ })
    .click();
  await expect(rail(page)).toBeHidden();
  await expect(details(page).getByRole('heading', { name: 'lan' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
