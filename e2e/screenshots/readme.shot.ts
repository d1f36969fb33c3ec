import { fileURLToPath } from 'node:url';
import { expect, test } from '../stories/story';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

for (const theme of ['dark', 'light'] as const) {
  test(`the topology in the ${theme} theme`, async ({ page, graph }) => {
    await page.emulateMedia({ colorScheme: theme });
    await graph.click('shop_app');
    await page.keyboard.press('f');
    await page.mouse.move(700, 880);
    const strip = page.getByRole('region', { name: 'Total traffic' });
    // A minute of traffic fills the lines of the rail and of the panel.
    await expect
      .poll(async () => (await strip.locator('path').last().getAttribute('d'))?.split('L').length, { timeout: 120_000 })
      .toBeGreaterThan(60);
    await page.screenshot({ path: `${folder}topology-${theme}.png` });
  });
}
