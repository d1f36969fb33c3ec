import { startSocketProxy } from '../engine/socket-proxy';
import { seriousFindings } from './axe';
import { startDashboard } from './dashboard';
import { expect, test } from './story';

const readable = ['version', 'info', 'events', 'networks', 'containers', 'images'];

test.describe('Behind a socket proxy', () => {
  test('that only reads, nothing is offered that would be refused, and the reason is at hand', async ({
    page,
    world,
  }) => {
    const proxy = await startSocketProxy(world.lab.socket, readable);
    const dashboard = await startDashboard(proxy.dockerHost);
    try {
      await page.goto(dashboard.url);
      const rail = page.getByRole('navigation', { name: 'Networks' });
      const panel = page.getByRole('complementary', { name: 'Details' });
      await rail.getByRole('button', { name: /shop_app/ }).click();
      await expect(panel.getByText('Not let through')).toBeVisible();
      const offered = /attach|edit|remove|run a container|create a network/i;
      await expect(panel.getByRole('button', { name: offered })).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'New network' })).toHaveCount(0);
      await panel.getByText('why?').click();
      await expect(panel.getByText('Attach and detach containers')).toBeVisible();
      await expect(panel.getByText(/does not allow POST \/networks\/\{id\}\/connect/).first()).toBeVisible();
      for (const key of ['a', 'd', 'n']) await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('network');
      await expect(page.getByRole('option', { name: 'New network' })).toHaveCount(0);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Containers', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Containers' })).toBeVisible();
      await expect(page.getByRole('button', { name: /run a container/i })).toHaveCount(0);
      await page.getByRole('button', { name: 'Some changes are not let through to the engine: why' }).click();
      await expect(panel.getByRole('heading', { name: 'Not let through' })).toBeVisible();
      await expect(panel.getByText('Run containers')).toBeVisible();
      // The probes, once, and not one attempt more.
      expect(proxy.denied.filter((line) => !line.startsWith('GET'))).toHaveLength(11);
    } finally {
      // Or the page would complain of the server that is gone.
      await page.goto('about:blank');
      await dashboard.stop();
      await proxy.stop();
    }
  });

  test('that keeps facts, events and images back, the rest works and what is missing is said', async ({
    page,
    world,
  }) => {
    const proxy = await startSocketProxy(world.lab.socket, ['version', 'networks', 'containers', 'POST']);
    const dashboard = await startDashboard(proxy.dockerHost);
    try {
      await page.goto(dashboard.url);
      await expect(page.getByText('Read every 5 s')).toBeVisible();
      await page.getByRole('link', { name: 'Containers', exact: true }).click();
      await page.getByRole('button', { name: 'Run a container…' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('textbox', { name: 'Image' })).toBeVisible();
      await expect(dialog.getByText(/does not allow GET \/images\/json/)).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('engine: details');
      await page.keyboard.press('Enter');
      const panel = page.getByRole('complementary', { name: 'Details' });
      await expect(panel.getByText('Changes are seen when everything is read anew')).toBeVisible();
      await expect(panel.getByText('Facts about the host')).toBeVisible();
    } finally {
      // Or the page would complain of the server that is gone.
      await page.goto('about:blank');
      await dashboard.stop();
      await proxy.stop();
    }
  });

  test('that shows no containers, the page says which setting is missing', async ({ page, world }) => {
    const proxy = await startSocketProxy(world.lab.socket, ['version', 'info', 'networks']);
    const dashboard = await startDashboard(proxy.dockerHost);
    try {
      await page.goto(dashboard.url);
      await expect(page.getByText('The engine may not be read')).toBeVisible();
      await expect(page.getByText(/CONTAINERS=1/)).toBeVisible();
    } finally {
      // Or the page would complain of the server that is gone.
      await page.goto('about:blank');
      await dashboard.stop();
      await proxy.stop();
    }
  });
});
