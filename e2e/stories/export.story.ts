import type { Download, Page } from '@playwright/test';
import { seriousFindings } from './axe';
import { expect, test } from './story';

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const text = (page: Page, format: 'Compose' | 'Shell script') =>
  page.getByRole('region', { name: format, exact: true });

async function contentOf(download: Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** As a file manager would: the page sees only that files are dragged, and then what they are. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, fileText]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([fileText], fileName));
      return transfer;
    },
    [name, content] as const,
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop a Compose file to see what it would add')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(page.getByText('Drop a Compose file to see what it would add')).toHaveCount(0);
}

test('A person exports a network from its panel, reads it as Compose and as a script, and saves it', async ({
  page,
  graph,
}) => {
  await graph.find('shop_data');
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: /shop_data/ })
    .click();
  await page.getByRole('button', { name: 'Export shop_data as Compose or script' }).click();
  const opened = dialog(page, 'Export shop_data');
  await expect(text(page, 'Compose')).toContainText('subnet: 10.20.2.0/24');
  await expect(text(page, 'Compose')).toContainText('internal: true');
  await expect(text(page, 'Compose')).toContainText('ipv4_address: 10.20.2.20');
  // A network that its members are on too, and that was not asked for.
  await expect(text(page, 'Compose')).toContainText(/name: shop_app\s+external: true/);
  await expect(opened.getByRole('list', { name: 'Notes' })).toContainText(
    'environment, command and volumes are not known',
  );
  expect(await seriousFindings(page)).toEqual([]);

  await opened.getByRole('checkbox', { name: 'With the containers on it' }).uncheck();
  await expect(text(page, 'Compose')).not.toContainText('services:');
  await opened.getByRole('checkbox', { name: 'With the containers on it' }).check();

  await opened.getByRole('radio', { name: 'Shell script' }).check({ force: true });
  const script = text(page, 'Shell script');
  await expect(script).toContainText('docker network create --driver bridge --internal --subnet 10.20.2.0/24');
  await expect(script).toContainText(
    'docker network connect --ip 10.20.2.20 --alias db --alias shop-db-1 shop_data shop-db-1',
  );
  const downloading = page.waitForEvent('download');
  await opened.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('shop_data.sh');
  expect(await contentOf(download)).toMatch(/^#!\/bin\/sh\n# Exported by Netloom/);
  await page.keyboard.press('Escape');
  await expect(opened).toHaveCount(0);
});

test('A person exports the containers put together, with or without their networks', async ({ page }) => {
  await page.getByRole('link', { name: 'Containers', exact: true }).click();
  for (const name of ['shop-db-1', 'shop-cache-1']) {
    await page.getByRole('row', { name: new RegExp(name) }).focus();
    await page.keyboard.press('x');
  }
  await page
    .getByRole('region', { name: 'Marked containers' })
    .getByRole('button', { name: /^Export/ })
    .click();
  const opened = dialog(page, 'Export 2 containers');
  await expect(text(page, 'Compose')).toContainText('cache:');
  await expect(text(page, 'Compose')).toContainText('subnet: 10.20.2.0/24');
  await opened.getByRole('checkbox', { name: 'With the networks they are on' }).uncheck();
  await expect(text(page, 'Compose')).toContainText(/name: shop_data\s+external: true/);
  await expect(text(page, 'Compose')).not.toContainText('subnet:');
});

test('Without a mouse, a person exports what the filter shows', async ({ page, graph }) => {
  await graph.find('mesh');
  const hide = page.getByRole('region', { name: 'Filter' }).getByRole('combobox', { name: 'Hide' });
  await hide.fill('driver:bridge');
  await hide.press('Enter');
  await expect(page).toHaveURL(/hide=/);
  await hide.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('export what is shown');
  await page.keyboard.press('Enter');
  await expect(dialog(page, 'Export what is shown')).toBeVisible();
  await expect(text(page, 'Compose')).toContainText('name: mesh');
  await expect(text(page, 'Compose')).not.toContainText('driver: bridge');
  const notes = dialog(page, 'Export what is shown').getByRole('button', { name: /^\d+ notes/ });
  await notes.press('Enter');
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(/there on every engine/);
});

const wanted = `
services:
  web:
    image: shop/web:\${TAG:-2}
    networks: [app, front]
    ports: ["8080:80", "9191:91"]
  agent:
    image: agent
    network_mode: host
networks:
  app:
  front:
    ipam: {config: [{subnet: 10.20.2.0/25}]}
  back: {external: true, name: nowhere}
`;

test('A Compose file dropped on the page tells what it would add, and nothing happens', async ({
  page,
  graph,
  world,
}) => {
  await graph.find('shop_app');
  const before = await world.lab.docker('network', 'ls');
  await drop(page, 'shop.compose.yaml', wanted);
  const opened = dialog(page, 'shop.compose.yaml');
  await expect(opened).toContainText('It would add 1 network and 1 service.');
  const networks = opened.getByRole('region', { name: 'Networks' });
  await expect(networks.getByRole('listitem').filter({ hasText: 'shop_app' })).toContainText('there already');
  const front = networks.getByRole('listitem').filter({ hasText: 'shop_front' });
  await expect(front).toContainText(
    '10.20.2.0/25 overlaps “shop_data”, which has 10.20.2.0/24: the engine refuses it.',
  );
  await expect(networks.getByRole('listitem').filter({ hasText: 'nowhere' })).toContainText('missing');
  const services = opened.getByRole('region', { name: 'Services' });
  const web = services.getByRole('listitem').filter({ hasText: 'shop/web:2' });
  await expect(web).toContainText('8080:80: “shop-proxy-1” publishes it already.');
  await expect(web).not.toContainText('9191:91:');
  await expect(web).toContainText('Runs already.');
  await expect(web).toContainText(/It would reach \d+ running containers: .*shop-api-1/);
  await expect(services.getByRole('listitem').filter({ hasText: 'agent' })).toContainText('it listens on the host');
  await expect(opened.getByRole('list', { name: 'Notes' })).toContainText('Variables are not known here');
  expect(await seriousFindings(page)).toEqual([]);

  // Under another name, all of it would be made anew.
  await opened.getByRole('textbox', { name: 'Project' }).fill('other');
  await expect(opened).toContainText('It would add 2 networks and 2 services.');
  await expect(networks).toContainText('other_app');
  expect(await world.lab.docker('network', 'ls')).toBe(before);
});

test('A file that is none says which line is wrong, and another can be chosen', async ({ page, graph }) => {
  await graph.find('shop_app');
  await page.keyboard.press('/');
  await page.keyboard.type('preview a compose file');
  await page.keyboard.press('Enter');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a Compose file…' }).click();
  await (
    await choosing
  ).setFiles({
    name: 'broken.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from('services:\n  web:\n\timage: x\n'),
  });
  await expect(page.getByRole('alert')).toContainText('This is not YAML');
  await expect(page.getByRole('alert')).toContainText(/line 3:\s+.*image: x/);
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose another…' }).click();
  await (
    await again
  ).setFiles({
    name: 'compose.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from('services:\n  web: {image: x}\n'),
  });
  await expect(dialog(page, 'compose.yaml')).toContainText('project_default');
});
