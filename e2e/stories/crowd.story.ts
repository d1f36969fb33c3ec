import { test } from '@playwright/test';
import { onADouble } from './on-a-double';
import { expect } from './story';

test('Three thousand containers on three hundred networks, one with a label of 5 MB: all are there, and one is found', async ({
  page,
}) => {
  test.slow();
  await onADouble('3,000 containers and a huge label', async ({ dashboard, double }) => {
    await page.goto(`${dashboard.origin}/containers${new URL(dashboard.url).hash}`);
    const table = page.getByRole('table', { name: 'Containers' });
    await expect(table).toHaveAttribute('aria-rowcount', String(double.world.containers.size + 1));
    await expect(page.getByText(/^Live · /)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('heavy-label');
    await page
      .getByRole('option', { name: /heavy-label/ })
      .first()
      .click();
    await expect(
      page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: 'heavy-label', exact: true }),
    ).toBeVisible();
    double.world.rename('heavy-label', 'still-heavy');
    await expect(
      page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: 'still-heavy', exact: true }),
    ).toBeVisible();
  });
});
