import type { Browser, Locator, Page } from '@playwright/test';
import { networksOf, restore } from './engine-says';
import { Graph } from './graph';
import { expect, test } from './story';

// What the browser says by itself of an answer of 409.
test.use({ expectedErrors: [/status of 409/] });

test.afterEach(async ({ world: { lab } }) => {
  await restore(lab, 'legacy-cron', { bridge: [] });
  const made = await lab.docker('network', 'ls', '--quiet', '--filter', 'name=^story_');
  for (const id of made.split('\n').filter((line) => line !== '')) await lab.docker('network', 'rm', id);
});

async function another(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  return page;
}

async function openCard(page: Page): Promise<{ card: Locator; attach: Locator }> {
  await new Graph(page).drag('legacy-cron', 'metrics_net');
  const card = page.getByRole('dialog', { name: 'Attach legacy-cron to metrics_net' });
  const attach = card.getByRole('button', { name: 'Attach', exact: true });
  await expect(attach).toBeEnabled();
  return { card, attach };
}

/** Keeps what this page asks to be changed on its way; `arrived` when there is something, which `release` lets go. */
async function held(page: Page) {
  let arrive = () => {};
  let release = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/endpoints\?version=/, async (route) => {
    arrive();
    await released;
    await route.continue();
  });
  return { arrived, release: () => release() };
}

const submitTwice = (form: Locator) =>
  form.locator('form').evaluate((element: HTMLFormElement) => {
    element.requestSubmit();
    element.requestSubmit();
  });

test('Who has a card open sees that another has attached meanwhile', async ({ page, browser, world }) => {
  const other = await another(browser, world.dashboard.url);
  const mine = await openCard(page);
  const theirs = await openCard(other);
  await theirs.attach.click();
  await expect(other.getByText('legacy-cron is attached to metrics_net').first()).toBeVisible();
  await expect(mine.card).toContainText('“legacy-cron” is on “metrics_net” already.');
  await expect(mine.attach).toBeDisabled();
  await other.context().close();
});

test('Of two who press at once one attaches, and the other is told what has changed', async ({
  page,
  browser,
  world,
}) => {
  const other = await another(browser, world.dashboard.url);
  const pages = [page, other];
  const cards = await Promise.all(pages.map(openCard));
  const wires = await Promise.all(pages.map(held));
  await Promise.all(cards.map(({ attach }) => attach.click()));
  await Promise.all(wires.map(({ arrived }) => arrived));
  for (const { release } of wires) release();

  const done = (one: Page) => one.getByText('legacy-cron is attached to metrics_net').first();
  const told = (one: Page) => one.getByText(/changed since it was looked at: “legacy-cron” has joined “metrics_net”/);
  await expect(done(page).or(told(page).first())).toBeVisible();
  await expect(done(other).or(told(other).first())).toBeVisible();
  const loser = (await done(page).isVisible()) ? other : page;
  expect(await Promise.all(pages.map((one) => done(one).isVisible()))).toContain(true);
  await expect(told(loser).first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'metrics_net']);

  await loser.getByRole('button', { name: 'Try again' }).click();
  await expect(loser.getByRole('dialog', { name: 'Attach legacy-cron to metrics_net' })).toContainText(
    '“legacy-cron” is on “metrics_net” already.',
  );
  await other.context().close();
});

test('What is pressed or sent twice is done once', async ({ page, graph, world }) => {
  const { card } = await openCard(page);
  await submitTwice(card);
  await expect(page.getByText('legacy-cron is attached to metrics_net').first()).toBeVisible();
  await expect(card).toHaveCount(0);
  await expect(page.getByText(/changed since|already/)).toHaveCount(0);
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'metrics_net']);
  await restore(world.lab, 'legacy-cron', { bridge: [] });
  await expect.poll(() => graph.lines('legacy-cron', 'metrics_net')).toEqual([]);
  await (await openCard(page)).attach.dblclick();
  await expect.poll(() => graph.lines('legacy-cron', 'metrics_net')).toEqual([{ pending: null }]);
  await expect(page.getByText(/changed since|already/)).toHaveCount(0);

  for (const [name, send] of [
    ['story_sent', submitTwice],
    ['story_pressed', (form: Locator) => form.getByRole('button', { name: 'Create network' }).dblclick()],
  ] as const) {
    await page.getByRole('button', { name: 'New network' }).click();
    const form = page.getByRole('dialog', { name: 'New network' });
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await expect(form).toContainText(`docker network create --driver bridge ${name}`);
    await send(form);
    await expect(form).toHaveCount(0);
    await expect(page.getByText(`Network ${name} is there`).first()).toBeVisible();
    const listed = await world.lab.docker('network', 'ls', '--quiet', '--filter', `name=^${name}$`);
    expect(listed.trim().split('\n')).toHaveLength(1);
  }
});

test('A person whose answer was lost presses again, and there is one network', async ({ page, world }) => {
  await page.getByRole('button', { name: 'New network' }).click();
  const form = page.getByRole('dialog', { name: 'New network' });
  await form.getByRole('textbox', { name: 'Name' }).fill('story_lost');
  await page.evaluate(() => {
    const really = window.fetch;
    window.fetch = async (...asked) => {
      const answer = await really(...asked);
      if (asked[0] !== '/api/networks') return answer;
      window.fetch = really;
      throw new TypeError('Failed to fetch');
    };
  });
  await form.getByRole('button', { name: 'Create network' }).click();
  await expect(form).toContainText('Netloom’s own server did not answer.');
  const listed = () => world.lab.docker('network', 'ls', '--quiet', '--no-trunc', '--filter', 'name=^story_lost$');
  const first = await listed();
  expect(first.trim()).not.toBe('');
  await form.getByRole('button', { name: 'Create network' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText('Network story_lost is there').first()).toBeVisible();
  expect(await listed()).toBe(first);
});
