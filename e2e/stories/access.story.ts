import type { Page } from '@playwright/test';
import { seriousFindings } from './axe';
import { expect, test } from './story';

const rail = (page: Page) => page.getByRole('navigation', { name: 'Networks' });

/** Each leads from the topology to one view and waits until it is there. */
const views: Record<string, (page: Page) => Promise<void>> = {
  'the topology': (page) => expect(rail(page)).toBeVisible(),
  'a network’s panel': async (page) => {
    await rail(page)
      .getByRole('button', { name: /shop_app/ })
      .click();
    await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
  },
  'the table of networks': async (page) => {
    await page.getByRole('link', { name: 'Networks', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Networks' })).toBeVisible();
  },
  'the table of containers': async (page) => {
    await page.getByRole('link', { name: 'Containers', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Containers' })).toBeVisible();
  },
  'the table of endpoints': async (page) => {
    await page.getByRole('link', { name: 'Endpoints', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Endpoints' })).toBeVisible();
  },
  'a container’s panel, with something found': async (page) => {
    await page
      .getByRole('textbox', { name: 'Find' })
      .or(page.getByRole('combobox', { name: 'Find' }))
      .fill('web');
    await page.getByRole('link', { name: 'Containers', exact: true }).click();
    const table = page.getByRole('table', { name: 'Containers' });
    await table.getByRole('button', { name: 'shop-web-2', exact: true }).click();
    await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('unhealthy');
  },
  'the palette': async (page) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'the form of a network': async (page) => {
    await page.getByRole('button', { name: 'New network' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

test.describe('axe finds nothing serious', () => {
  // Dots that move keep a machine without GPU busy, and axe does not look at them.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  for (const theme of ['dark', 'light'] as const) {
    for (const [name, open] of Object.entries(views)) {
      test(`on ${name} in the ${theme} theme`, async ({ page, graph }) => {
        await page.emulateMedia({ colorScheme: theme });
        await graph.find('shop_app');
        await open(page);
        expect(await seriousFindings(page)).toEqual([]);
      });
    }
  }
});

test('The outline of the graph takes the focus, shows itself and selects', async ({ page, graph }) => {
  await graph.find('shop_app');
  const outline = page.getByRole('navigation', { name: 'Outline of the graph' });
  // One stop of the Tab key, wherever it stands: the others are walked to.
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

test('At every width the views stand beside the search or below it, and none is cut off', async ({ page }) => {
  const views = page.getByRole('navigation', { name: 'Views' });
  const search = page.getByRole('button', { name: 'Search networks, containers, addresses' });
  for (const width of [1440, 1280, 1024, 768, 640, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const [tabs, glass] = [await views.boundingBox(), await search.boundingBox()];
    if (!tabs || !glass) throw new Error('no top bar');
    const beside = tabs.x + tabs.width <= glass.x;
    expect(beside || tabs.y >= glass.y + glass.height, `at ${width}`).toBe(true);
    expect(await views.evaluate((nav) => nav.scrollWidth - nav.clientWidth), `at ${width}`).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
