import { test, type Page } from '@playwright/test';
import { Graph } from './graph';
import { onADouble } from './on-a-double';
import { expect } from './story';

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });

async function edit(page: Page, subnet: string): Promise<void> {
  await new Graph(page).click('only');
  await details(page).getByRole('button', { name: 'Edit only' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Subnet', { exact: true }).fill(subnet);
  await dialog.getByLabel('Gateway').fill('');
  await dialog.getByRole('button', { name: 'Edit network' }).click();
}

test('An edit that the engine refuses half-way is taken back: a person reads why, and that all is as it was', async ({
  page,
}) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    const before = [...double.world.container('alone').endpoints.keys()];
    double
      .on('POST /networks/create')
      .when(({ body }) => body.includes('10.92.'))
      .reply(500, {
        message: 'no space left on device',
      });
    await edit(page, '10.92.0.0/24');
    await expect(page.getByText('no space left on device').first()).toBeVisible();
    await expect(page.getByText(/It was taken back/).first()).toBeVisible();
    expect([...double.world.container('alone').endpoints.keys()]).toEqual(before);
    expect([...double.world.networks.values()].filter(({ name }) => name === 'only')).toHaveLength(1);
    await expect.poll(() => new Graph(page).lines('alone', 'only')).toHaveLength(1);
    // The form stays, with what was filled in.
    await expect(page.getByRole('dialog').getByLabel('Subnet', { exact: true })).toHaveValue('10.92.0.0/24');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Changes, newest first' })).toContainText('no space left on device');
  });
});

test('The engine goes away in the middle of an edit: the page says that it waits, and it is done when the engine is back', async ({
  page,
}) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    const reached = double
      .on('POST /networks/create')
      .when(({ body }) => body.includes('10.92.'))
      .times(1)
      .hang();
    await edit(page, '10.92.0.0/24');
    await reached.reached();
    await double.goDown();
    await expect(page.getByText('the engine does not answer; it goes on when it does').first()).toBeVisible();
    await expect(page.getByText(/The engine has not answered for/)).toBeVisible();
    await double.comeBack();
    await expect(page.getByText('Network only is edited').first()).toBeVisible();
    await expect(page.getByText(/The engine has not answered for/)).toHaveCount(0);
    expect(double.world.container('alone').endpoints.get('only')?.lease?.ipv4).toMatch(/^10\.92\.0\./);
  });
});
