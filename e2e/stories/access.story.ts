import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './story';

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious on any view in the ${theme} theme`, async ({ page, graph }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await graph.find('shop_app');
    expect(await seriousFindings(page)).toEqual([]);

    await page
      .getByRole('navigation', { name: 'Networks' })
      .getByRole('button', { name: /shop_app/ })
      .click();
    await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);

    for (const view of ['Networks', 'Containers']) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await expect(page.getByRole('table', { name: view })).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'New network' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
  });
}

test('The outline of the graph takes the focus, shows itself and selects', async ({ page, graph }) => {
  await graph.find('shop_app');
  const outline = page.getByRole('navigation', { name: 'Outline of the graph' });
  await outline.getByRole('button', { name: /^Network shop_edge, bridge, 4 endpoints/ }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: 'shop_edge' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Details' })).toHaveCount(0);
});

test('On a narrow screen the tables and the panel, as a sheet, are usable', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('link', { name: 'Networks', exact: true }).click();
  await page.getByRole('table', { name: 'Networks' }).getByRole('button', { name: 'shop_app' }).click();
  const panel = page.getByRole('complementary', { name: 'Details' });
  await expect(panel.getByRole('button', { name: 'Attach container' })).toBeInViewport();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
