import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { startDashboard } from '../stories/dashboard';
import { Graph } from '../stories/graph';
import { onADouble, worlds } from '../stories/on-a-double';
import { expect, test } from '../stories/story';

/** Every state of the page in both themes and three sizes, to be looked at one by one: `test-results/gallery`. */
const folder = fileURLToPath(new URL('../../test-results/gallery/', import.meta.url));
const themes = ['dark', 'light'] as const;
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

// Engines that are not there leave their errors in the console.
test.use({ contextOptions: { reducedMotion: 'reduce' }, expectedErrors: [/Failed to load resource/] });

const panel = (page: Page) => page.getByRole('complementary', { name: 'Details' });

/** By the words of the address, and what to do once the page is there. */
const views: Record<string, { path: string; act?: (page: Page) => Promise<void> }> = {
  topology: { path: '/' },
  'network panel': { path: '/?select=network:shop_app' },
  'container panel': { path: '/?select=container:shop-web-2' },
  'endpoint panel': { path: '/?select=endpoint:shop_data:shop-db-1' },
  'host panel': { path: '/?select=engine' },
  'driver panel': { path: '/?select=driver:overlay' },
  'project panel': { path: '/?select=project:shop' },
  networks: { path: '/networks' },
  containers: { path: '/containers' },
  endpoints: { path: '/endpoints' },
  'containers with panel': { path: '/containers?select=container:shop-proxy-1' },
  find: { path: '/?find=ip:10.20.1.*' },
  'show and hide': { path: '/?show=project:shop&hide=state!=running' },
  focus: { path: '/?focus=container:shop-api-1' },
  'bad query': { path: '/?hide=drvier:overlay' },
  palette: {
    path: '/',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('shop');
    },
  },
  help: { path: '/', act: (page) => page.keyboard.press('?') },
  'new network': { path: '/', act: (page) => page.keyboard.press('n') },
  'help with choosing': {
    path: '/',
    act: async (page) => {
      await page.keyboard.press('n');
      const form = page.getByRole('dialog', { name: 'New network' });
      await form.getByRole('button', { name: /Help me choose/ }).click();
      await form.getByRole('radio', { name: /Machines on the LAN/ }).check({ force: true });
      await form.getByRole('radio', { name: /No, or nobody knows/ }).check({ force: true });
      await form.getByRole('group', { name: /VLAN/ }).getByRole('radio', { name: /Yes/ }).check({ force: true });
      await form.getByRole('radio', { name: /Fixed ones/ }).check({ force: true });
    },
  },
  attach: {
    path: '/?select=container:legacy-cron',
    act: async (page) => {
      await page.keyboard.press('a');
      await page.getByLabel('Find a network').fill('shop_app');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Fixed address/ }).click();
      await page.getByLabel('IPv4 address').fill('10.20.1.1');
    },
  },
  'address map': {
    path: '/?select=network:shop_app',
    act: async (page) => {
      await panel(page).getByText('Address map').click();
      await page.getByRole('group', { name: /Addresses of/ }).scrollIntoViewIfNeeded();
    },
  },
  'remove network': {
    path: '/?select=network:metrics_net',
    act: (page) => panel(page).getByRole('button', { name: 'Remove metrics_net' }).click(),
  },
  marked: {
    path: '/containers',
    act: async (page) => {
      for (const name of ['legacy-cron', 'printer']) {
        await page.getByRole('row', { name: new RegExp(name) }).focus();
        await page.keyboard.press('x');
      }
    },
  },
};

for (const theme of themes) {
  for (const size of sizes) {
    test.describe(`${theme} at ${size.width}`, () => {
      test.use({ colorScheme: theme, viewport: size });
      test.setTimeout(400_000);

      test('the sample world', async ({ page, world }) => {
        await expect(page.getByText(/^Live · /)).toHaveCount(1);
        for (const [name, { path, act }] of Object.entries(views)) {
          await page.goto(world.dashboard.origin + (await withIds(page, path)), { waitUntil: 'commit' });
          await drawn(page, path.split('?')[0] === '/' && size.width >= 700);
          if (path.includes('select=')) await expect(panel(page)).toBeVisible();
          await act?.(page);
          await shot(page, name, theme, size.width);
        }
      });

      test('states', async ({ page }) => {
        for (const name of Object.keys(worlds) as (keyof typeof worlds)[]) {
          await onADouble(name, async ({ dashboard, double }) => {
            await page.goto(dashboard.url);
            await drawn(page, size.width >= 700 && name !== 'empty');
            await shot(page, name, theme, size.width);
            if (name !== 'one container') return;
            await double.goDown();
            await expect(page.getByText(/The engine has not answered for/)).toBeVisible();
            await shot(page, 'engine lost', theme, size.width);
          });
        }
        const nowhere = await startDashboard('unix:///nowhere/docker.sock');
        await page.goto(nowhere.url);
        await expect(page.getByRole('heading', { name: 'No Docker engine answers' })).toBeVisible();
        await shot(page, 'no engine', theme, size.width);
        await nowhere.stop();
      });

      test('read-only', async ({ page, world }) => {
        const dashboard = await startDashboard(world.lab.dockerHost, { NETLOOM_READ_ONLY: '1' });
        await page.goto(dashboard.url);
        await drawn(page, size.width >= 700);
        await shot(page, 'read-only', theme, size.width);
        await dashboard.stop();
      });
    });
  }
}

/** Names in an address stand for ids, which nobody knows beforehand. */
async function withIds(page: Page, path: string): Promise<string> {
  const ids = await page.evaluate(async () => {
    const answer = await fetch('/api/topology');
    const { networks, containers } = (await answer.json()) as Record<string, { id: string; name: string }[]>;
    return [...(networks ?? []), ...(containers ?? [])].map(({ id, name }) => [name, id.slice(0, 12)] as const);
  });
  const known = new Map(ids);
  return path.replace(
    /(select|focus)=(network|container|endpoint):([^&]*)/,
    (_all, key: string, kind: string, names: string) =>
      [`${key}=${kind}`, ...names.split(':').map((name) => known.get(name) ?? name)].join(':'),
  );
}

async function drawn(page: Page, hasGraph: boolean): Promise<void> {
  await expect(page.getByText(/^(Live|Stale) · /)).toHaveCount(1);
  if (hasGraph) await expect.poll(async () => (await new Graph(page).places()).size).toBeGreaterThan(1);
}

async function shot(page: Page, name: string, theme: string, width: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // Views glide to where they are going; what is measured comes once a second.
  await page.waitForTimeout(1300);
  await page.screenshot({ path: `${folder}${width}-${name.replaceAll(' ', '-')}-${theme}.png` });
}
