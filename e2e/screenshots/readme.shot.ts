import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../stories/story';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

test('the whole world, dark', async ({ page, graph }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await graph.places()).size).toBeGreaterThan(1);
  await page.keyboard.press('f');
  await shot(page, 'topology-dark');
});

test('one project and a container of it, light', async ({ page, graph, world }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${world.dashboard.origin}/?show=project:shop`, { waitUntil: 'commit' });
  await graph.click('api-1');
  await page.keyboard.press('f');
  await shot(page, 'project-light');
});

async function shot(page: Page, name: string): Promise<void> {
  await page.mouse.move(700, 880);
  const strip = page.getByRole('region', { name: 'Total traffic' });
  // A minute of traffic fills the lines of the rail and of the panel.
  await expect
    .poll(async () => (await strip.locator('path').last().getAttribute('d'))?.split('L').length, { timeout: 120_000 })
    .toBeGreaterThan(60);
  await page.screenshot({ path: `${folder}${name}.png` });
}
