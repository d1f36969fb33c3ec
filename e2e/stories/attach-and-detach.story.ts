import { networksOf, restore } from './engine-says';
import { expect, test } from './story';

test.afterEach(async ({ world: { lab } }) => restore(lab, 'legacy-cron', { bridge: [] }));

test('A person drags a container onto a network, confirms, and the engine agrees', async ({ page, graph, world }) => {
  const before = await graph.place('legacy-cron');
  await graph.drag('legacy-cron', 'metrics_net');
  const card = page.getByRole('dialog', { name: 'Attach legacy-cron to metrics_net' });
  await expect(card).toContainText('docker network connect');
  await expect(card).toContainText(/\+\d+ containers? become reachable/);
  expect(await graph.lines('legacy-cron', 'metrics_net')).toEqual([{ pending: 'attach' }]);
  const foretold = await card.getByText(/^It will probably be given/).innerText();

  await card.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(page.getByText('legacy-cron is attached to metrics_net').first()).toBeVisible();
  await expect.poll(() => graph.lines('legacy-cron', 'metrics_net')).toEqual([{ pending: null }]);
  const address = '{{(index .NetworkSettings.Networks "metrics_net").IPAddress}}';
  const given = await world.lab.docker('inspect', 'legacy-cron', '--format', address);
  expect(foretold).toBe(`It will probably be given ${given.trim()}`);
  expect(await graph.place('legacy-cron')).toEqual(before);
});

test('A person who cancels has changed nothing', async ({ page, graph, world }) => {
  await graph.drag('legacy-cron', 'metrics_net');
  await page
    .getByRole('dialog', { name: /Attach legacy-cron/ })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await expect.poll(() => graph.lines('legacy-cron', 'metrics_net')).toEqual([]);
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);
});

test('A person attaches by the panel’s button and detaches by the endpoint’s, without the mouse', async ({
  page,
  world,
}) => {
  const rail = page.getByRole('navigation', { name: 'Networks' });
  await rail.getByRole('button', { name: /metrics_net/ }).press('Enter');
  await page.getByRole('button', { name: 'Attach container' }).press('Enter');
  await page.getByLabel('Find a container').fill('legacy');
  await page.getByLabel('Find a container').press('Enter');
  const attach = page.getByRole('dialog', { name: 'Attach legacy-cron to metrics_net' });
  await expect(attach.getByRole('button', { name: 'Attach', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Details' });
  await expect(panel.getByRole('button', { name: 'legacy-cron' })).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toContain('metrics_net');

  await panel.getByRole('button', { name: 'legacy-cron' }).press('Enter');
  await panel.getByRole('button', { name: 'Detach' }).press('Enter');
  const detach = page.getByRole('dialog', { name: 'Detach legacy-cron from metrics_net' });
  await expect(detach).toContainText('no longer reachable');
  await expect(detach.getByRole('button', { name: 'Detach' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('legacy-cron is detached from metrics_net').first()).toBeVisible();
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);
});

test('What cannot work is refused with the reason, before the engine is asked', async ({ page, graph }) => {
  await graph.drag('node-agent', 'metrics_net');
  const card = page.getByRole('dialog', { name: 'Attach node-agent to metrics_net' });
  await expect(card).toContainText(/host/);
  await expect(card.getByRole('button', { name: 'Attach', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});
