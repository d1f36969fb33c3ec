import type { Page } from '@playwright/test';
import { busyboxImage, type Lab } from '../lab/engine.mjs';
import { onADouble } from './on-a-double';
import { expect, test } from './story';

const rail = (page: Page) => page.getByRole('navigation', { name: 'Networks' });
const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Details' });

/**
 * A network on which packets are lost for a reason that people meet: the interface at the bridge takes smaller ones than
 * the container sends. Gives what mends it.
 */
async function startLosing(lab: Lab): Promise<() => Promise<void>> {
  await lab.docker('network', 'create', 'narrow');
  await lab.docker('run', '-d', '--name', 'far-end', '--network', 'narrow', busyboxImage, 'sleep', '3600');
  const sends = ['ping', '-q', '-s', '1400', '-i', '0.05', 'far-end'];
  await lab.docker('run', '-d', '--name', 'near-end', '--network', 'narrow', busyboxImage, ...sends);
  const index = await lab.docker('exec', 'near-end', 'cat', '/sys/class/net/eth0/iflink');
  const links = await lab.run('ip', '-o', 'link', 'show');
  const name = new RegExp(`^${index}: ([^@:]+)`, 'm').exec(links)?.[1];
  if (name === undefined) throw new Error(`No interface ${index} among:\n${links}`);
  const takes = (bytes: number) => lab.run('ip', 'link', 'set', 'dev', name, 'mtu', String(bytes));
  await takes(1000);
  return async () => void (await takes(1500));
}

async function stopLosing(lab: Lab): Promise<void> {
  await lab.docker('rm', '-f', 'near-end', 'far-end');
  await lab.docker('network', 'rm', 'narrow');
}

test('Packets are lost: the network is flagged in every view, with what was counted and what helps, until it is mended', async ({
  page,
  world: { lab, dashboard },
}) => {
  test.slow();
  const mend = await startLosing(lab);
  try {
    const narrow = rail(page).getByRole('listitem').filter({ hasText: 'narrow' });
    await expect(narrow.getByText('congested')).toBeVisible({ timeout: 60_000 });
    await expect(rail(page).getByText('congested')).toHaveCount(1);

    await narrow.getByRole('button').click();
    const notes = panelOf(page).getByRole('list', { name: 'Congestion' });
    await expect(notes).toContainText('Packets are dropped');
    await expect(notes).toContainText(/of sent packets were dropped over the last \d+ s: \d+ of \d+/);
    await expect(notes).toContainText('MTU');

    const filter = page.getByRole('region', { name: 'Filter' });
    await filter.getByRole('combobox', { name: 'Find' }).fill('is:congested');
    await expect(filter.getByRole('group', { name: 'Found' })).toContainText('2 found');

    await page.getByRole('link', { name: 'Endpoints', exact: true }).click();
    const flagged = page.getByRole('table', { name: 'Endpoints' }).locator('tbody tr').filter({ hasText: 'congested' });
    await expect(flagged).toHaveCount(1);
    await expect(flagged).toContainText('near-end');

    await mend();
    await page.goto(dashboard.origin);
    await expect(narrow).toBeVisible();
    await expect(rail(page).getByText('congested')).toHaveCount(0, { timeout: 60_000 });
  } finally {
    await stopLosing(lab);
  }
});

test('On an engine whose processes cannot be seen, traffic comes from its stats API, and the page says so', async ({
  page,
}) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    const timer = setInterval(() => double.world.carry('alone', 'only', { txBytes: 50_000, txPackets: 50 }), 100);
    try {
      await page.goto(dashboard.url);
      await expect(rail(page).getByRole('listitem').filter({ hasText: 'only' })).toContainText(/kB\/s/);
      await page.goto(`${dashboard.origin}/?select=engine`);
      await expect(panelOf(page)).toContainText('stats API');
      await expect(panelOf(page)).toContainText('not visible from here');
    } finally {
      clearInterval(timer);
    }
  });
});
