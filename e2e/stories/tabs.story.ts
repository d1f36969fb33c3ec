import type { BrowserContext, Page } from '@playwright/test';
import { startDashboard, type DashboardProcess } from './dashboard';
import { expect, test } from './story';

const tabs = 10;

/** How many streams the server serves now. */
async function streams(page: Page, { origin, token }: DashboardProcess): Promise<number> {
  const answer = await page.request.get(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return Number(/^netloom_stream_clients (\d+)$/m.exec(await answer.text())?.[1]);
}

/** In a page of its own that no extension or old browser spoils: its errors fail the story. */
function watchErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().message));
  context.on('console', (message) => {
    // What the browser says by itself of an answer of 401.
    if (message.type() === 'error' && !/status of 401/.test(message.text())) errors.push(message.text());
  });
  return errors;
}

const isLive = (page: Page) => expect(page.getByText(/^Live · [0-5]\.\d s/)).toBeVisible();
const railOf = (page: Page) => page.getByRole('navigation', { name: 'Networks' });

test('Ten tabs share one connection: each is live, whichever closes, until one signs out', async ({
  browser,
  world,
}) => {
  // Its own: who else looks at the shared one is not known here.
  const dashboard = await startDashboard(world.lab.dockerHost);
  const context = await browser.newContext();
  const errors = watchErrors(context);
  try {
    const pages: Page[] = [];
    for (let index = 0; index < tabs; index++) {
      const page = await context.newPage();
      await page.goto(index === 0 ? dashboard.url : `${dashboard.origin}/networks`);
      await expect(page.getByRole('table', { name: 'Networks' }).or(railOf(page)).first()).toBeVisible();
      await isLive(page);
      pages.push(page);
    }
    const [first, second, ...others] = pages as [Page, Page, ...Page[]];
    expect(await streams(second, dashboard)).toBe(1);

    await world.lab.docker('network', 'create', 'story_tabs');
    for (const page of pages.slice(1)) {
      await expect(page.getByRole('table', { name: 'Networks' }).getByText('story_tabs')).toBeVisible();
    }
    await first.close();
    await world.lab.docker('network', 'rm', 'story_tabs');
    for (const page of [second, ...others]) {
      await expect(page.getByRole('table', { name: 'Networks' }).getByText('story_tabs')).toHaveCount(0);
      await isLive(page);
    }
    expect(await streams(second, dashboard)).toBe(1);

    await second.getByRole('button', { name: 'Sign out' }).click();
    await expect(second.getByLabel('Token')).toBeVisible();
    for (const page of others) {
      await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    }
    await expect.poll(() => streams(second, dashboard)).toBe(0);

    // In again in one of them: it is live again, and who it is now holds the connection.
    const [third] = others as [Page];
    const door = third.getByRole('dialog', { name: 'Your session has ended' });
    await door.getByLabel('Token').fill(dashboard.token);
    await door.getByRole('button', { name: 'Sign in' }).click();
    await expect(door).toHaveCount(0);
    await isLive(third);
    expect(await streams(third, dashboard)).toBe(1);
    await context.close();
    const { page: watcher } = { page: await (await browser.newContext()).newPage() };
    await expect.poll(() => streams(watcher, dashboard)).toBe(0);
    await watcher.context().close();
    expect(errors).toEqual([]);
  } finally {
    await dashboard.stop();
  }
});
