import { test as base, expect, type Page } from '@playwright/test';
import { startLab, type Lab } from '../lab/engine.mjs';
import { seedWorld } from '../lab/world.mjs';
import { startDashboard, type DashboardProcess } from './dashboard';
import { Graph } from './graph';

interface World {
  lab: Lab;
  dashboard: DashboardProcess;
}

/**
 * A story has the sample world on a real engine (one for all stories), the product in front of it, and a signed-in
 * page. An error in the browser's console fails it, unless the story says that it is expected.
 */
export const test = base.extend<{ page: Page; graph: Graph; expectedErrors: RegExp[] }, { world: World }>({
  world: [
    async ({}, provide) => {
      const lab = await startLab({ name: `stories-${process.pid}` });
      try {
        await seedWorld(lab);
        const dashboard = await startDashboard(lab.dockerHost);
        try {
          await provide({ lab, dashboard });
        } finally {
          await dashboard.stop();
        }
      } finally {
        await lab.stop();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  expectedErrors: [[], { option: true }],
  page: async ({ page, world, expectedErrors }, provide) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(world.dashboard.url);
    await provide(page);
    expect(errors.filter((text) => !expectedErrors.some((expected) => expected.test(text)))).toEqual([]);
  },
  graph: async ({ page }, provide) => provide(new Graph(page)),
});

export { expect };
