import { test, type Page } from '@playwright/test';
import type { EngineDouble } from '../engine-double';
import { Graph } from './graph';
import { onADouble } from './on-a-double';
import { aServerClock } from './server-clock';
import { expect } from './story';

const hour = 3_600_000;
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const only = (page: Page) =>
  page.getByRole('navigation', { name: 'Networks' }).getByRole('listitem').filter({ hasText: 'only' });
const live = (page: Page) => expect(page.getByText(/^Live · \d[\d.]* s$/)).toBeVisible();
const banner = (page: Page) => page.getByText(/The engine has not answered for/);
/** What it sent on average, at most and in all, as the table below the chart has it. */
const sent = (page: Page) => details(page).getByRole('row', { name: /^sent into it / });

/** Half a megabyte a second while it runs. */
async function carrying(double: EngineDouble, play: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => {
    if (double.world.container('alone').state === 'running')
      double.world.carry('alone', 'only', { txBytes: 50_000, txPackets: 50 });
  }, 100);
  try {
    await play();
  } finally {
    clearInterval(timer);
  }
}

/** The sent rates on the chart from now back, as the arrow keys tell them. */
async function walkedBack(page: Page, steps: number): Promise<string[]> {
  const figure = details(page).locator('figure').filter({ hasText: 'Bytes' });
  const chart = figure.getByRole('img');
  await chart.press('End');
  const told: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    await chart.press('ArrowLeft');
    told.push(/sent into it (unknown|idle|[\d.]+ \w+\/s)/.exec((await figure.textContent()) ?? '')?.[1] ?? '');
  }
  return told;
}

/** A rate that was never there: the container sends half a megabyte a second. */
const isGiant = (rate: string) => /[MGT]B\/s/.test(rate) && Number.parseFloat(rate) > 1.5;

test('A container restarts while it is looked at: its chart has a gap there, and no rate that never was', async ({
  page,
}) => {
  await onADouble('one container', ({ dashboard, double }) =>
    carrying(double, async () => {
      await page.goto(dashboard.url);
      await expect(only(page)).toContainText(/kB\/s/);
      await only(page).getByRole('button').click();
      await expect(sent(page)).toContainText(/kB\/s/);
      double.world.restart('alone');
      await expect(only(page)).not.toContainText(/B\/s/);
      await expect(only(page)).toContainText(/kB\/s/);
      let told: string[] = [];
      await expect
        .poll(async () => {
          told = await walkedBack(page, 60);
          const text = told.map((rate) => (rate === 'unknown' ? '-' : 'x')).join('');
          return /x-+x/.test(text);
        })
        .toBe(true);
      expect(told.filter(isGiant)).toEqual([]);
      await expect(sent(page)).not.toContainText(/[MGT]B\/s|-\d/);
    }),
  );
});

test('A paused container sends nothing, which is shown as nothing and not as a gap; a dead one is unknown', async ({
  page,
}) => {
  await onADouble('one container', ({ dashboard, double }) =>
    carrying(double, async () => {
      await page.goto(dashboard.url);
      await expect(only(page)).toContainText(/kB\/s/);
      double.world.pause('alone');
      await expect(only(page)).toContainText('idle');
      double.world.unpause('alone');
      await expect(only(page)).toContainText(/kB\/s/);
      double.world.die('alone');
      await expect(only(page)).not.toContainText(/idle|B\/s/);
    }),
  );
});

for (const [title, ahead] of [
  ['ahead', hour],
  ['behind', -hour],
] as const) {
  test(`The clock of a person’s machine is an hour ${title}: ages are true, and charts show now`, async ({ page }) => {
    await page.clock.install({ time: Date.now() + ahead });
    await onADouble('one container', ({ dashboard, double }) =>
      carrying(double, async () => {
        await page.goto(dashboard.url);
        await live(page);
        await expect(only(page)).toContainText(/kB\/s/);
        await only(page).getByRole('button').click();
        await expect(sent(page)).toContainText(/\d kB\/s/);
        await double.goDown();
        await expect(banner(page)).toHaveText(/for [1-9]\d?(\.\d)? s\./);
        await double.comeBack();
        await live(page);
      }),
    );
  });
}

test('The server’s clock is set an hour on, and an hour back: rates stay what they are, and the page stays live', async ({
  page,
}) => {
  test.slow();
  const clock = aServerClock();
  try {
    await onADouble(
      'one container',
      ({ dashboard, double }) =>
        carrying(double, async () => {
          await page.goto(dashboard.url);
          await expect(only(page)).toContainText(/kB\/s/);
          await only(page).getByRole('button').click();
          for (const [ahead, age] of [
            [hour, /6\d min ago/],
            [0, /just now|\d s ago|[1-9] min ago/],
          ] as const) {
            clock.set(ahead);
            // By the network's age the page has heard of it.
            await expect(details(page).getByText(age).first()).toBeVisible();
            await live(page);
            await expect(only(page)).toContainText(/kB\/s/);
            await expect(sent(page)).toContainText(/\d kB\/s/);
            await expect(sent(page)).not.toContainText(/[MGT]B\/s|-\d/);
            await expect(banner(page)).toHaveCount(0);
          }
        }),
      clock.env,
    );
  } finally {
    clock.discard();
  }
});

test('An engine lost for an hour: the last picture stays, greyed, with its age; nothing claims to be live', async ({
  page,
}) => {
  const clock = aServerClock();
  try {
    await onADouble(
      'one container',
      async ({ dashboard, double }) => {
        await page.goto(dashboard.url);
        const graph = new Graph(page);
        await graph.find('alone');
        await double.goDown();
        await expect(banner(page)).toBeVisible();
        clock.set(hour + hour / 12);
        await expect(banner(page)).toHaveText(/for (6\d min|1 h)\. This is its last state/);
        await expect(page.getByText(/^Stale · (6\d min|1 h)$/)).toBeVisible();
        await graph.find('alone');
        await double.comeBack();
        await expect(banner(page)).toHaveCount(0);
      },
      clock.env,
    );
  } finally {
    clock.discard();
  }
});
