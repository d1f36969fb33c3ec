import type { Page } from '@playwright/test';
import { aDoubleContainer, aDoubleNetwork, DoubleWorld, startEngineDouble } from '../engine-double';
import { busyboxImage } from '../lab/engine.mjs';
import { seriousFindings } from './axe';
import { startDashboard } from './dashboard';
import { expect, test } from './story';

const group = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const rowOf = (page: Page, title: string, name: string) =>
  group(page, title)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const published = 'Port published on every address';

async function openFindings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Findings', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Findings', exact: true })).toBeVisible();
}

test('A person reads what is exposed, sees it in the graph, accepts it, and hears of it again when there is more', async ({
  page,
  world: { lab },
}) => {
  const run = (...ports: string[]) =>
    lab.docker(
      ...['run', '-d', '--name', 'exposed', '--network', 'scratch'],
      ...ports.flatMap((port) => ['--publish', port]),
      ...[busyboxImage, 'sleep', '3600'],
    );
  await run('18080:80');
  try {
    await openFindings(page);
    const row = rowOf(page, published, 'exposed');
    await expect(row).toContainText('Port 18080 (80/tcp) of “exposed” answers on every address of the host');
    await expect(row).toContainText('--publish 127.0.0.1:18080:80');
    await expect(group(page, published)).toContainText('CIS Docker Benchmark v1.6.0, 5.14');
    expect(await seriousFindings(page)).toEqual([]);

    await row.getByRole('button', { name: 'Show exposed in the graph' }).press('Enter');
    await expect(page).toHaveURL(/\/\?.*select=container/);
    await expect(details(page).getByRole('heading', { name: 'exposed', exact: true })).toBeVisible();
    await expect(details(page)).toContainText(published);
    await details(page).getByRole('button', { name: 'All findings' }).press('Enter');

    await row.getByRole('button', { name: /^Accept/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Accept', exact: true })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Why it may stay so' }).fill('It is the public site.');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
    await expect(page.getByText('accepted for exposed').first()).toBeVisible();
    await expect(row).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Accepted or not' }).selectOption('accepted');
    await expect(row).toContainText('Accepted by admin, just now: It is the public site.');
    await page.getByRole('combobox', { name: 'Accepted or not' }).selectOption('');

    // Another container of the same name, with a further port.
    await lab.docker('rm', '-f', 'exposed');
    await run('18080:80', '18443:443');
    await expect(row).toContainText('New since it was accepted: port 18443 (443/tcp).');
    await row.getByRole('button', { name: /^Accept/ }).press('Enter');
    await expect(dialog.getByRole('textbox')).toHaveValue('It is the public site.');
    await dialog.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
    await expect(row).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Accepted or not' }).selectOption('all');
    await row.getByRole('button', { name: /^Reopen/ }).press('Enter');
    await expect(row.getByRole('button', { name: /^Accept/ })).toBeVisible();

    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    const changes = page.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem');
    await expect(changes.nth(0)).toContainText('Reopened a finding about exposed');
    await expect(changes.nth(1)).toContainText('Accepted a finding about exposed');
    await expect(changes.nth(1).getByRole('button', { name: /Undo/ })).toHaveCount(0);
  } finally {
    await lab.docker('rm', '-f', 'exposed');
  }
});

test('What an edit of the network ends leads to that edit, and the list follows the world', async ({
  page,
  world: { lab },
}) => {
  const run = (name: string, project: string) =>
    lab.docker(
      ...['run', '-d', '--name', name, '--network', 'scratch', '--label', `com.docker.compose.project=${project}`],
      ...[busyboxImage, 'sleep', '3600'],
    );
  await run('mine', 'mine');
  await openFindings(page);
  const row = rowOf(page, 'Shared bridge with ICC', 'scratch');
  try {
    await expect(row).toHaveCount(0);
    await run('yours', 'yours');
    await expect(row).toContainText('2 containers of “mine” and “yours” reach each other on every port.');
    await row.getByRole('button', { name: 'yours', exact: true }).click();
    await expect(details(page).getByRole('heading', { name: 'yours', exact: true })).toBeVisible();
    await row.getByRole('button', { name: 'Switch ICC off… scratch' }).press('Enter');
    await expect(page.getByRole('dialog')).toContainText('scratch');
    await page.keyboard.press('Escape');
    await lab.docker('rm', '-f', 'yours');
    await expect(row).toHaveCount(0);
  } finally {
    await lab.docker('rm', '-f', 'mine', 'yours').catch(() => undefined);
  }
});

test('Where nothing may be changed nothing is offered, and what is found is read all the same', async ({
  page,
  world: { lab },
}) => {
  const dashboard = await startDashboard(lab.dockerHost, { NETLOOM_READ_ONLY: '1' });
  try {
    await page.goto(dashboard.url);
    await openFindings(page);
    await expect(rowOf(page, 'Host network mode', 'node-agent')).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Accept|Reopen|Switch ICC off|Encrypt)/ })).toHaveCount(0);
  } finally {
    // It would look for what is gone.
    await page.goto('about:blank');
    await dashboard.stop();
  }
});

test('Where the engine does not tell what a container may do, the page says so, and not that all is well', async ({
  page,
}) => {
  const world = new DoubleWorld({
    networks: [aDoubleNetwork({ name: 'only' })],
    containers: [aDoubleContainer({ name: 'alone', networks: { only: {} } })],
  });
  const double = await startEngineDouble({ world });
  const denied = double.on('GET /containers/:id/json').reply(403, { message: 'denied by the proxy' });
  const dashboard = await startDashboard(double.dockerHost);
  try {
    await page.goto(dashboard.url);
    await openFindings(page);
    await expect(page.getByText('The engine has not told of 1 running container')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Nothing found so far' })).toBeVisible();
    await page.getByRole('region', { name: 'Findings' }).getByRole('button', { name: 'alone' }).press('Enter');
    await expect(details(page)).toContainText('The engine has not told yet what it may do on its host');
    expect(await seriousFindings(page)).toEqual([]);

    denied.release();
    world.pause('alone');
    // What was denied is asked for again once a minute.
    const found = page.getByRole('heading', { name: 'Nothing found', exact: true });
    await expect(found).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText('The engine has not told')).toHaveCount(0);
  } finally {
    await page.goto('about:blank');
    await dashboard.stop();
    await double.stop();
  }
});

test('What the filter hides is not among the findings, and that is said', async ({ page }) => {
  await openFindings(page);
  await expect(rowOf(page, published, 'vpn')).toBeVisible();
  const hide = page.getByRole('region', { name: 'Filter' }).getByRole('combobox', { name: 'Hide' });
  await hide.fill('name=vpn');
  await hide.press('Enter');
  await expect(rowOf(page, published, 'vpn')).toHaveCount(0);
  await expect(rowOf(page, published, 'shop-proxy-1')).toBeVisible();
  await expect(page.getByText('1 finding is about what the filter hides.')).toBeVisible();
  await page.getByRole('region', { name: 'Findings' }).getByRole('button', { name: 'Clear the filter' }).press('Enter');
  await expect(rowOf(page, published, 'vpn')).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`On a phone in the ${colorScheme} theme the findings fit, and axe finds nothing serious`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await openFindings(page);
    await expect(rowOf(page, 'Host network mode', 'node-agent')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousFindings(page)).toEqual([]);
  });
}
