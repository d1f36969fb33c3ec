import type { Page } from '@playwright/test';
import * as z from 'zod';
import type { Lab } from '../lab/engine.mjs';
import { expect, test } from './story';

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Details' });

/** A part of the panel, by its title. */
const part = (page: Page, title: string) =>
  panelOf(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

async function openNetwork(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: new RegExp(name) })
    .click();
  await expect(panelOf(page).getByRole('heading', { name, exact: true })).toBeVisible();
}

async function openContainer(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Containers', exact: true }).click();
  await page.getByRole('table', { name: 'Containers' }).getByRole('button', { name, exact: true }).click();
  await expect(panelOf(page).getByRole('heading', { name, exact: true })).toBeVisible();
}

const inspectedNetworks = z.record(
  z.string(),
  z.object({ IPAddress: z.string(), Gateway: z.string(), MacAddress: z.string() }),
);

async function networksOf(lab: Lab, container: string) {
  const text = await lab.docker('inspect', container, '--format', '{{json .NetworkSettings.Networks}}');
  return Object.entries(inspectedNetworks.parse(JSON.parse(text)));
}

test('A person reads what each option and label of a network does', async ({ page }) => {
  await openNetwork(page, 'sensors6');
  const options = part(page, 'Options and labels');
  await options.getByText('1 option', { exact: true }).click();
  await expect(options.getByText('com.docker.network.driver.mtu', { exact: true })).toBeVisible();
  await expect(options).toContainText('Largest packet, in bytes');
  await expect(panelOf(page)).toContainText('fd00:20:6::/64');

  await openNetwork(page, 'shop_app');
  await part(page, 'Options and labels')
    .getByText(/labels/)
    .last()
    .click();
  await expect(part(page, 'Options and labels')).toContainText('The Compose project it belongs to.');
});

test('A person reads how many pairs could talk, by which formula, and what that leaves out', async ({
  page,
  world,
}) => {
  await openNetwork(page, 'metrics_net');
  const members = await world.lab.docker('network', 'inspect', 'metrics_net', '--format', '{{len .Containers}}');
  const n = Number(members);
  const pairs = part(page, 'Possible pairs');
  await expect(pairs).toContainText(`n(n−1)/2, n = ${n}`);
  await expect(pairs).toContainText(`${(n * (n - 1)) / 2} pair`);
  await pairs.getByText('What this leaves out').click();
  await expect(pairs.getByText(/^The host itself/)).toBeVisible();
});

test('A container’s panel has every endpoint as docker inspect has it', async ({ page, world }) => {
  await openContainer(page, 'shop-api-1');
  const networks = await networksOf(world.lab, 'shop-api-1');
  expect(networks.length).toBeGreaterThan(1);
  const cards = part(page, 'Networks').getByRole('listitem');
  await expect(cards).toHaveCount(networks.length);
  for (const [name, { IPAddress, Gateway, MacAddress }] of networks) {
    const card = cards.filter({ hasText: name });
    await expect(card).toContainText(IPAddress);
    if (Gateway !== '') await expect(card).toContainText(Gateway);
    await expect(card).toContainText(MacAddress);
  }
});

const links = z.array(z.object({ ifindex: z.number(), ifname: z.string() }));

test('An endpoint’s veth is the one that the host has, and its panel leads back', async ({ page, world }) => {
  await openNetwork(page, 'shop_data');
  await panelOf(page).getByRole('button', { name: 'db-1' }).click();
  const outside = part(page, 'Interfaces').getByRole('button', { name: /^veth/ });
  await expect(outside).toBeVisible({ timeout: 20_000 });
  const veth = (await outside.innerText()).trim();

  // The number of the host's end, as the container's own interface names it.
  const peer = await world.lab.docker('exec', 'shop-db-1', 'cat', '/sys/class/net/eth0/iflink');
  const onHost = links.parse(JSON.parse(await world.lab.run('ip', '-j', 'link')));
  expect(onHost.find(({ ifindex }) => ifindex === Number(peer))?.ifname).toBe(veth);

  await outside.click();
  await expect(panelOf(page).getByRole('heading', { name: veth, exact: true })).toBeVisible();
  await expect(panelOf(page)).toContainText(`ip -details link show ${veth}`);
  await panelOf(page).getByRole('button', { name: 'shop-db-1 on shop_data' }).click();
  await expect(panelOf(page).getByRole('heading', { name: 'shop-db-1 on shop_data' })).toBeVisible();
});

test('A network leads to its driver, which says what it is and which networks are of it', async ({ page }) => {
  await openNetwork(page, 'lan');
  await part(page, 'Settings').getByRole('button', { name: 'macvlan', exact: true }).click();
  const panel = panelOf(page);
  await expect(panel.getByRole('heading', { name: 'macvlan', exact: true })).toBeVisible();
  await expect(panel).toContainText('offered by this engine');
  await expect(panel).toContainText('docker network create --driver macvlan');
  await part(page, 'Networks of it here').getByRole('button', { name: 'lan', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'lan', exact: true })).toBeVisible();
});

test('The host’s panel has the engine’s drivers and the interfaces that the host has', async ({ page, world }) => {
  await page
    .getByRole('banner')
    .getByRole('button', { name: new RegExp(world.lab.name) })
    .click();
  const drivers = await world.lab.docker('info', '--format', '{{join .Plugins.Network " "}}');
  const listed = part(page, 'Network drivers');
  for (const driver of drivers.split(' ')) {
    await expect(listed.getByRole('button', { name: driver, exact: true })).toBeVisible();
  }
  const interfaces = part(page, 'Interfaces');
  await expect(interfaces.getByRole('button', { name: 'docker0', exact: true })).toBeVisible();
  await interfaces.getByRole('button', { name: /^Show all/ }).click();
  const onHost = links.parse(JSON.parse(await world.lab.run('ip', '-j', 'link')));
  await expect
    .poll(() => interfaces.getByRole('button').allInnerTexts())
    .toEqual(expect.arrayContaining(onHost.map(({ ifname }) => ifname)));
  await expect(part(page, 'Containers in host mode').getByRole('button', { name: 'node-agent' })).toBeVisible();
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('A click copies the whole value of what is shown short', async ({ page, world }) => {
    await openNetwork(page, 'metrics_net');
    await page.getByRole('button', { name: /copy network id/ }).click();
    await expect(page.getByRole('button', { name: /network id copied/ })).toBeVisible();
    const id = await world.lab.docker('network', 'inspect', 'metrics_net', '--format', '{{.Id}}');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
  });
});

test('What happens outside appears among the events of the panels concerned', async ({ page, world }) => {
  await openNetwork(page, 'metrics_net');
  await world.lab.docker('network', 'connect', 'metrics_net', 'legacy-cron');
  try {
    await expect(part(page, 'Events').getByText('legacy-cron attached').first()).toBeVisible();
  } finally {
    await world.lab.docker('network', 'disconnect', 'metrics_net', 'legacy-cron');
  }
  await expect(part(page, 'Events').getByText('legacy-cron detached').first()).toBeVisible();
  await openContainer(page, 'legacy-cron');
  await expect(part(page, 'Events').getByText('attached to metrics_net', { exact: true }).first()).toBeVisible();
});
