import { test, type Page } from '@playwright/test';
import type { EngineDouble } from '../engine-double';
import { objectOf } from '../engine-double/http/json-body';
import { Graph } from './graph';
import { onADouble } from './on-a-double';
import { expect } from './story';

const rail = (page: Page) => page.getByRole('navigation', { name: 'Networks' });
const inRail = (page: Page, name: string) => rail(page).getByRole('listitem').filter({ hasText: name });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const live = (page: Page) => expect(page.getByText(/^Live · \d/)).toBeVisible();
const banner = (page: Page) => page.getByText(/The engine has not answered for/);

test('What changes while the engine is being read is on the picture', async ({ page }) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    await live(page);
    // The list is put together, and before it is sent the world is another.
    const late = double
      .on('GET /networks')
      .times(1)
      .lie((list) => {
        double.world.createNetwork({ name: 'between' });
        return list;
      });
    double.cutStreams();
    await late.reached();
    await expect(inRail(page, 'between')).toHaveCount(1);
    await live(page);
  });
});

test('A burst of five thousand events, every second of them lost: the picture is whole and stays live', async ({
  page,
}) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    await live(page);
    let index = 0;
    double.dropEvents(() => index++ % 2 === 0);
    for (let at = 1; at <= 20; at += 1) {
      double.flood(250);
      double.world.createNetwork({ name: `burst-${at}` });
      double.world.connect(`burst-${at}`, 'alone');
    }
    double.dropEvents(null);
    await expect(inRail(page, 'burst-')).toHaveCount(20);
    await page.getByRole('link', { name: 'Endpoints', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Endpoints' })).toHaveAttribute('aria-rowcount', '22');
    await live(page);
    await expect(banner(page)).toHaveCount(0);
  });
});

test('A stopped container that is connected from outside, of which no event tells, is shown on its network', async ({
  page,
}) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    const graph = new Graph(page);
    double.world.stop('alone');
    double.world.createNetwork({ name: 'other' });
    await graph.find('other');
    double.world.connect('other', 'alone');
    await expect.poll(() => graph.lines('alone', 'other')).toHaveLength(1);
  });
});

const spoiled: [string, (double: EngineDouble) => void, RegExp][] = [
  ['a page of HTML', (d) => d.on('GET /networks').html(), /is not the Docker API: .*Is it a Docker engine\?/],
  ['500 and no body', (d) => d.on('GET /networks').empty(500), /failed to list networks and did not say why/],
  ['a list that is cut', (d) => d.on('GET /networks').cut(100, { chunked: true }), /was cut/],
  ['garbage', (d) => d.on('GET /networks').garbage(), /is not the Docker API/],
  [
    'headers, and then nothing',
    (d) => d.on('GET /networks').silence(),
    /did not answer within 10 s when asked to list/,
  ],
];

test('Whatever stands in place of an answer: a person reads what it was, keeps the last picture, and is live again by itself', async ({
  page,
}) => {
  test.slow();
  await onADouble('one container', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    await live(page);
    for (const [title, spoil, reason] of spoiled) {
      await test.step(title, async () => {
        spoil(double);
        double.world.pause('alone');
        double.cutStreams();
        await expect(banner(page)).toHaveText(/for \d[\d.]* s\. This is its last state; nothing here is live\./);
        await expect(banner(page)).toHaveText(reason);
        await expect(page.getByText(/^Stale · \d[\d.]* s$/)).toBeVisible();
        await expect(inRail(page, 'only')).toHaveCount(1);
        double.clear();
        double.world.unpause('alone');
        await live(page);
        await expect(banner(page)).toHaveCount(0);
      });
    }
  });
});

test('Bytes as they come, garbage between them, two events at once: names are whole and nothing is missed', async ({
  page,
}) => {
  await onADouble('one container', async ({ dashboard, double }) => {
    double.on('*').drip(3);
    double.cutStreams();
    await page.goto(dashboard.url);
    await live(page);
    await double.subscribed();
    double.emitRaw('<html>\n{"Type":"container"\n\n');
    double.together(() => {
      double.world.createNetwork({ name: 'één 🕸' });
      double.world.createNetwork({ name: 'zwei-ü' });
    });
    await expect(inRail(page, 'één 🕸')).toHaveCount(1);
    await expect(inRail(page, 'zwei-ü')).toHaveCount(1);
    await live(page);
  });
});

test('A container of which the engine does not answer keeps nothing from the others, and is shown as it is listed', async ({
  page,
}) => {
  await onADouble('three containers', async ({ dashboard, double }) => {
    double.on(`GET /containers/${double.world.container('stuck').id}/json`).hang();
    double.on(`GET /containers/${double.world.container('idle').id}/stats`).hang();
    await page.goto(dashboard.url);
    const timer = setInterval(() => double.world.carry('busy', 'only', { txBytes: 50_000, txPackets: 50 }), 100);
    try {
      await live(page);
      await expect(inRail(page, 'only')).toContainText(/kB\/s/);
      await new Graph(page).click('stuck');
      await expect(details(page).getByRole('heading', { name: 'stuck', exact: true })).toBeVisible();
      await expect(details(page)).toContainText('running');
      double.world.createNetwork({ name: 'meanwhile' });
      await expect(inRail(page, 'meanwhile')).toHaveCount(1);
      // What is not known of it is said, and not shown as nothing.
      await page.goto(`${dashboard.origin}/?select=engine`);
      await details(page).getByText('1 interface is unattributed').click();
      await expect(details(page)).toContainText(
        'did not answer within 8 s when asked to tell the traffic of the container “idle”',
      );
      await live(page);
    } finally {
      clearInterval(timer);
    }
  });
});

test('An engine whose lists and inspections contradict each other confuses the picture no longer than it lies', async ({
  page,
}) => {
  await onADouble('three containers', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    const graph = new Graph(page);
    await graph.find('busy');
    const hidden = double.world.container('busy').id;
    double.on('GET /containers/json').leaveOut((id) => id === hidden);
    double.world.createNetwork({ name: 'nudge' });
    await expect.poll(async () => (await graph.places()).has('busy')).toBe(false);
    await live(page);
    double.clear();
    double.on(`GET /containers/${hidden}/json`).lie((truth) => ({ ...objectOf(truth), Id: '0'.repeat(64) }));
    await graph.find('busy');
    await live(page);
  });
});

test('A world in which everything changes all the time: when it rests, tables and picture show what there is', async ({
  page,
}) => {
  await onADouble('300 containers', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    await live(page);
    const churn = double.world.churn(7, 200);
    await expect.poll(() => churn.done).toBeGreaterThan(1_000);
    await live(page);
    churn.stop();
    const { networks, containers } = double.world;
    await page.getByRole('link', { name: 'Containers', exact: true }).click();
    const rows = (of: string, count: number) =>
      expect(page.getByRole('table', { name: of })).toHaveAttribute('aria-rowcount', String(count + 1));
    await rows('Containers', containers.size);
    await page.getByRole('link', { name: 'Networks', exact: true }).click();
    await rows('Networks', networks.size);
    await live(page);
  });
});
