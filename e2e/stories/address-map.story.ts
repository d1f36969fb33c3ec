import { endpointsOf, restore } from './engine-says';
import { expect, test } from './story';

test.afterEach(async ({ world: { lab } }) => restore(lab, 'legacy-cron', { bridge: [] }));

test('A person sees who has which address, presses a free one and gives it to a container', async ({ page, world }) => {
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: /shop_app/ })
    .click();
  const panel = page.getByRole('complementary', { name: 'Details' });
  await panel.getByText('Address map').click();
  const map = panel.getByRole('group', { name: 'Addresses of 10.20.1.0/24' });
  await expect(map.getByRole('button', { name: '10.20.1.1: gateway' })).toBeVisible();
  const { shop_app: web } = await endpointsOf(world.lab, 'shop-web-1');
  await expect(map.getByRole('button', { name: `${web?.IPAddress}: shop-web-1` })).toBeVisible();
  await map.getByRole('button', { name: /^10\.20\.1\.77 is free/ }).click();
  await page.getByLabel('Find a container').fill('legacy');
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Attach legacy-cron to shop_app' });
  await expect(card).toContainText('It will be given 10.20.1.77');
  await card.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(map.getByRole('button', { name: '10.20.1.77: legacy-cron' })).toBeVisible();
  expect((await endpointsOf(world.lab, 'legacy-cron')).shop_app?.IPAddress).toBe('10.20.1.77');
});

test('A person walks the map by arrows, opens a block of a large subnet, and reads IPv6 as a list', async ({
  page,
}) => {
  const rail = page.getByRole('navigation', { name: 'Networks' });
  const panel = page.getByRole('complementary', { name: 'Details' });
  await rail.getByRole('button', { name: /scratch/ }).press('Enter');
  await panel.getByText('Address map').press('Enter');
  const first = panel.getByRole('button', { name: /^172\.\d+\.0\.0\/24: \d of 256 taken/ });
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('button', { name: /^172\.\d+\.1\.0\/24: all free/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: /^172\.\d+\.1\.9 is free/ })).toBeVisible();
  await panel.getByRole('button', { name: /^Back to 172/ }).press('Enter');
  await expect(first).toBeVisible();

  await rail.getByRole('button', { name: /sensors6/ }).press('Enter');
  await panel.getByText('Address map').nth(1).press('Enter');
  await expect(panel.getByText('fd00:20:6::11').last()).toBeVisible();
  await expect(panel.getByRole('button', { name: 'free: attach here' }).first()).toBeVisible();
});
