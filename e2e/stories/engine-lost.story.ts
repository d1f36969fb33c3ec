import { test as base } from '@playwright/test';
import { busyboxImage, startLab, type Lab } from '../lab/engine.mjs';
import { startDashboard, type DashboardProcess } from './dashboard';
import { expect } from './story';

/** An engine of its own: killing the shared one would end the other stories' world. */
const test = base.extend<object, { own: { lab: Lab; dashboard: DashboardProcess } }>({
  own: [
    async ({}, provide) => {
      const lab = await startLab({ name: `story-lost-${process.pid}` });
      const dashboard = await startDashboard(lab.dockerHost);
      await lab.docker('network', 'create', 'kept');
      await lab.docker(
        'run',
        '--detach',
        '--name',
        'survivor',
        '--network',
        'kept',
        '--restart',
        'always',
        busyboxImage,
        'sleep',
        '1000000',
      );
      await provide({ lab, dashboard });
      await dashboard.stop();
      await lab.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('The engine is killed: the last picture stays, marked stale; it comes back: live again by itself', async ({
  page,
  own,
}) => {
  await page.goto(own.dashboard.url);
  await expect(page.getByText(/^Live · /)).toBeVisible();
  await expect(page.getByRole('button', { name: /kept/ }).first()).toBeVisible();

  await own.lab.killEngine('SIGKILL');
  await expect(page.getByText(/The engine has not answered for/)).toBeVisible();
  await expect(page.getByText(/^Stale · /)).toBeVisible();
  await expect(page.getByRole('button', { name: /kept/ }).first()).toBeVisible();

  await own.lab.startEngine();
  await expect(page.getByText(/^Live · /)).toBeVisible();
  await expect(page.getByText(/The engine has not answered for/)).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Networks' }).getByRole('button', { name: /kept/ })).toHaveCount(1);
});

test('No engine at start: the page says what was tried and why it failed, and comes alive when one appears', async ({
  page,
  own,
}) => {
  await own.lab.killEngine('SIGKILL');
  const dashboard = await startDashboard(own.lab.dockerHost);
  try {
    await page.goto(dashboard.url);
    await expect(page.getByRole('heading', { name: 'No Docker engine answers' })).toBeVisible();
    await expect(page.getByText(own.lab.dockerHost, { exact: true })).toBeVisible();
    await expect(page.getByText('npm run lab').first()).toBeVisible();
    expect(dashboard.output()).toContain('npm run lab');
    await own.lab.startEngine();
    await expect(page.getByText(/^Live · /)).toBeVisible();
  } finally {
    await dashboard.stop();
  }
});
