import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { History } from '@/lib/history/history';
import { defaultRetention } from '@/lib/history/tiers';
import { topologySchema, type Topology } from '@/lib/model';
import { aNetworkTrafficSample, aTrafficSample } from '@/lib/model/builders';
import { startDashboard, type DashboardProcess } from './dashboard';
import { expect, test as base } from './story';

/** What shop_data carried an hour ago, all of it sent by the cache: nothing in the sample world comes near it. */
const busyHour = { bytesPerSecond: 314_000_000, container: 'shop-cache-1', network: 'shop_data' };

/** A story with a dashboard that remembers yesterday: its folder holds history that was recorded before it started. */
const test = base.extend<object, { remembering: DashboardProcess }>({
  remembering: [
    async ({ world }, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'netloom-story-history-'));
      await recordYesterday(folder, await topologyOf(world.dashboard));
      const dashboard = await startDashboard(world.lab.dockerHost, { NETLOOM_DATA: folder });
      try {
        await provide(dashboard);
      } finally {
        await dashboard.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

async function topologyOf({ origin, token }: DashboardProcess): Promise<Topology> {
  const answer = await fetch(`${origin}/api/topology`, { headers: { authorization: `Bearer ${token}` } });
  return topologySchema.parse(await answer.json());
}

/** Two hours, of which the first is the busy one. */
async function recordYesterday(folder: string, topology: Topology): Promise<void> {
  const log = { warn: () => undefined, info: () => undefined };
  const history = new History({ retention: defaultRetention, dataDirectory: folder, log });
  const network = topology.networks.find(({ name }) => name === busyHour.network);
  const container = topology.containers.find(({ name }) => name === busyHour.container);
  const endpoint = topology.endpoints.find(
    ({ networkId, containerId }) => networkId === network?.id && containerId === container?.id,
  );
  if (!network || !endpoint) throw new Error('The sample world has no cache on shop_data.');
  const now = Date.now();
  for (let at = now - 7200_000; at < now - 60_000; at += 10_000) {
    const rate = at < now - 3600_000 ? busyHour.bytesPerSecond : 1000;
    const traffic = { txBytesPerSecond: rate, rxBytesPerSecond: 0 };
    history.record(topology, {
      at: new Date(at).toISOString(),
      covers: 10_000,
      endpoints: new Map([[endpoint.id, aTrafficSample(traffic)]]),
      networks: new Map([[network.id, aNetworkTrafficSample(traffic)]]),
      engine: aNetworkTrafficSample(traffic),
      unattributed: [],
    });
    // As slowly as the disk: what comes faster than it can be written is given up.
    await history.settled();
  }
  history.stop();
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const chart = (panel: Locator, title: string) => panel.getByRole('img', { name: new RegExp(`^${title}: `) });
/** The figure of a row of the table below the charts. */
const figure = (panel: Locator, row: string, column: 1 | 2 | 3) =>
  panel
    .getByRole('row', { name: new RegExp(`^${row} `) })
    .getByRole('cell')
    .nth(column - 1);

test('A user finds which network is busy, who fills it, and what it did an hour ago, on the picture', async ({
  page,
  remembering,
}) => {
  await page.goto(remembering.url);
  const networks = page.getByRole('navigation', { name: 'Networks' });
  await networks.getByRole('button', { name: 'Busiest first' }).click();
  await expect(networks.getByRole('listitem').first()).toContainText('shop_data', { timeout: 20_000 });
  await networks.getByRole('listitem').first().getByRole('button').click();

  const panel = panelOf(page);
  await expect(chart(panel, 'Bytes')).toBeVisible();
  await expect(chart(panel, 'Packets')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Top talkers' }).getByRole('button').first()).toBeVisible();

  const time = panel.getByRole('group', { name: 'Time shown' });
  await time.getByRole('button', { name: '1 h', exact: true }).click();
  await expect(page).toHaveURL(/time=1h/);
  await time.getByRole('button', { name: 'Earlier' }).click();
  await time.getByRole('button', { name: 'Earlier' }).click();
  await expect(figure(panel, 'sent into it', 2)).toHaveText('314 MB/s');
  await expect(chart(panel, 'Sent by')).toHaveAccessibleName(/shop-cache-1/);
  await expect(panel.getByText('No errors and no drops in this time.')).toBeVisible();

  // A stretch of it, drawn on the chart; the link shows the same to somebody else.
  const box = await chart(panel, 'Bytes').boundingBox();
  if (!box) throw new Error('no chart');
  await page.mouse.move(box.x + box.width * 0.5, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/time=\d+-\d+/);
  await page.reload();
  await expect(figure(panelOf(page), 'sent into it', 1)).toHaveText('314 MB/s');
  await panelOf(page).getByRole('button', { name: 'Back to now' }).click();
  await expect(page).not.toHaveURL(/time=\d+-/);
});

test('A user finds the same in tables, with the keyboard alone', async ({ page, remembering }) => {
  await page.goto(remembering.url);
  await page.getByRole('link', { name: 'Networks', exact: true }).press('Enter');
  const table = page.getByRole('table', { name: 'Networks' });
  const header = table.getByRole('columnheader', { name: 'Sent into it' });
  await header.getByRole('button').press('Enter');
  await header.getByRole('button').press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const first = table.locator('tbody tr').first();
  await expect(first).toContainText('shop_data', { timeout: 20_000 });
  await first.getByRole('button', { name: 'shop_data' }).press('Enter');

  const panel = panelOf(page);
  const time = panel.getByRole('group', { name: 'Time shown' });
  await time.getByRole('button', { name: '1 h', exact: true }).press('Enter');
  await time.getByRole('button', { name: 'Earlier' }).press('Enter');
  await time.getByRole('button', { name: 'Earlier' }).press('Enter');
  await expect(figure(panel, 'sent into it', 2)).toHaveText('314 MB/s');
  await chart(panel, 'Sent by').press('End');
  // Five minutes back: this hour ends when the story is told, the busy one when the folder was filled.
  for (let step = 0; step < 3; step += 1) await chart(panel, 'Sent by').press('PageUp');
  await chart(panel, 'Sent by').press('ArrowLeft');
  await expect(panel.getByText('shop-cache-1 314 MB/s')).toBeVisible();
});

test('Who wants less motion gets none: lines still tell the rate, and nothing runs along them', async ({
  page,
  world,
}) => {
  const isStill = async () => {
    // Over some frames of a canvas that is painted every third one where something moves.
    return page.getByTestId('traffic-overlay').evaluate(async (canvas) => {
      const before = (canvas as HTMLCanvasElement).toDataURL();
      for (let frame = 0; frame < 12; frame += 1) await new Promise(requestAnimationFrame);
      return before === (canvas as HTMLCanvasElement).toDataURL();
    });
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(world.dashboard.url);
  await expect(
    page
      .getByRole('navigation', { name: 'Networks' })
      .getByText(/[kM]B\/s/)
      .first(),
  ).toBeVisible();
  await expect.poll(isStill).toBe(true);
});

test('The server keeps what it recorded within its folder, and says how much', async ({ page, remembering }) => {
  await page.goto(remembering.url);
  await page.getByRole('navigation', { name: 'Networks' }).waitFor();
  await page.goto(`${remembering.origin}/?select=engine`);
  const panel = panelOf(page);
  await expect(panel.getByText('recorded', { exact: true })).toBeVisible();
  await expect(panel.getByText('Never more than 1.00 GB')).toBeVisible();
});
