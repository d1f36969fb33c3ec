import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { topologySchema, visibleText, type Topology } from '@/lib/model';
import type { DashboardProcess } from './dashboard';
import { hiddenText } from './hidden-text';
import { onADouble } from './on-a-double';
import { watchForPayloads } from './payloads';
import { expect, test } from './story';

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const dialog = (page: Page) => page.getByRole('dialog');

async function topologyOf({ origin, token }: DashboardProcess): Promise<Topology> {
  const answer = await fetch(`${origin}/api/topology`, { headers: { authorization: `Bearer ${token}` } });
  return topologySchema.parse(await answer.json());
}

/** Opens the panel of something without loading the page anew. */
async function open(page: Page, selection: string): Promise<void> {
  await page.evaluate((text) => {
    const address = new URL(location.href);
    address.searchParams.set('select', text);
    history.pushState(null, '', address);
  }, selection);
}

/** A play on the hostile world, during and after which nothing is hidden and nothing has run. */
async function amongHostileNames(
  page: Page,
  play: (stage: { topology: Topology; dashboard: DashboardProcess; check: () => Promise<void> }) => Promise<void>,
): Promise<void> {
  await onADouble('hostile names', async ({ dashboard }) => {
    // Away from the page that the story began on, which may still be asking for parts of itself.
    await page.goto('about:blank');
    page.setDefaultTimeout(20_000);
    const watch = await watchForPayloads(page, dashboard.origin);
    await page.goto(dashboard.url);
    await expect(page.getByText(/^Live · /)).toBeVisible();
    const check = async () => {
      expect(await hiddenText(page)).toEqual([]);
      await watch.isQuiet();
    };
    try {
      await play({ topology: await topologyOf(dashboard), dashboard, check });
      await check();
    } finally {
      // Before the server ends, which an open page would complain of.
      await page.goto('about:blank');
    }
  });
}

test('Hostile names are visible text on the picture, in every table and in every panel', async ({ page, graph }) => {
  // A hundred panels, each looked through to its last attribute.
  test.setTimeout(300_000);
  await amongHostileNames(page, async ({ topology, check }) => {
    await graph.find('invoice\\u{202e}gnp.exe');
    for (const view of ['Networks', 'Containers', 'Endpoints']) {
      await check();
      await page.getByRole('link', { name: view, exact: true }).click();
      await expect(page.getByRole('table', { name: view })).toBeVisible();
    }
    await check();
    // The panel is the same beside every view, and this one is the quickest to look through.
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    const { networks, containers, endpoints } = topology;
    const things: [selection: string, name: string][] = [
      ...networks.map(({ id, name }): [string, string] => [`network:${id.slice(0, 12)}`, name]),
      ...containers.map(({ id, name }): [string, string] => [`container:${id.slice(0, 12)}`, name]),
    ];
    for (const [selection, name] of things) {
      await open(page, selection);
      await expect(page).toHaveTitle(`${visibleText(name)} · Netloom`);
      await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(visibleText(name));
      await check();
    }
    const names = [
      ...new Set(networks.flatMap(({ project }) => project ?? [])),
      ...new Set(networks.map(({ driver }) => driver).filter((driver) => driver.startsWith('plugin/'))),
    ];
    for (const name of names) {
      await open(page, `${name.startsWith('plugin/') ? 'driver' : 'project'}:${name}`);
      await expect(page).toHaveTitle(`${visibleText(name)} · Netloom`);
      await check();
    }
    for (const { networkId, containerId } of endpoints) {
      await open(page, `endpoint:${networkId.slice(0, 12)}:${containerId.slice(0, 12)}`);
      await expect(page).toHaveTitle(/ on .* · Netloom$/);
      await check();
    }
    await open(page, 'engine');
    await expect(details(page).getByText('engine and its host')).toBeVisible();
    await check();
  });
});

test('Hostile names are visible text in the search, the filter, every form and every question', async ({ page }) => {
  await amongHostileNames(page, async ({ topology, check, dashboard }) => {
    await page.keyboard.press('ControlOrMeta+k');
    for (const text of ['img', 'script', 'invoice', 'filler', 'attach', 'export']) {
      await dialog(page).getByRole('combobox').fill(text);
      await expect(dialog(page).getByRole('option').first()).toBeVisible();
      await check();
    }
    await page.keyboard.press('Escape');

    const field = page.getByRole('region', { name: 'Filter' }).getByRole('combobox', { name: 'Find' });
    for (const text of ['name:', 'label:', 'project:', 'driver:', 'image:', 'nonsense:']) {
      await field.fill(text);
      await check();
    }
    await page.goto(
      `${dashboard.origin}/?find=${encodeURIComponent('project:"invoice\u202egnp.exe" name:"zero\u200bwidth" x\u2066:y')}`,
    );
    await expect(page.getByText(/^Live · /)).toBeVisible();
    await check();
    await page.goto(`${dashboard.origin}/networks`);
    await expect(page.getByText(/^Live · /)).toBeVisible();

    const named = (text: string) => topology.networks.find(({ name }) => name === text)?.id.slice(0, 12) ?? '';
    for (const text of ['invoice\u202egnp.exe', '<img src=/netloom-payload onerror=netloomPayload=1>', 'two\nlines']) {
      const name = visibleText(text);
      await open(page, `network:${named(text)}`);
      await expect(page).toHaveTitle(`${name} · Netloom`);
      for (const button of [
        `Run a container on ${name}`,
        `Create a network like ${name}`,
        `Edit ${name}`,
        `Export ${name} as Compose or script`,
        `Remove ${name}`,
        'Attach container',
      ]) {
        await details(page).getByRole('button', { name: button, exact: true }).click();
        await expect(dialog(page).first()).toBeVisible();
        await check();
        await page.keyboard.press('Escape');
        await expect(dialog(page)).toHaveCount(0);
      }
    }
  });
});

test('Hostile names are visible text in previews, notices, the changes and what is exported', async ({ page }) => {
  await amongHostileNames(page, async ({ topology, check, dashboard }) => {
    const text = 'invoice\u202egnp.exe';
    const name = visibleText(text);
    const container = topology.containers.find((one) => one.name === text);
    await open(page, `container:${container?.id.slice(0, 12)}`);
    await details(page)
      .getByRole('button', { name: `Detach ${name} from ${name}` })
      .click();
    const card = page.getByRole('dialog', { name: `Detach ${name} from ${name}` });
    await expect(card).toContainText('docker network disconnect');
    await check();
    await card.getByRole('button', { name: 'Detach', exact: true }).click();
    await expect(page.getByText(`${name} is detached from ${name}`).first()).toBeVisible();
    await check();
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Changes, newest first' })).toContainText(name);
    await page.getByRole('list', { name: 'Changes, newest first' }).locator('summary').first().click();
    await check();

    await page.getByRole('link', { name: 'Topology', exact: true }).click();
    await expect(page.getByText(/^Live · /)).toBeVisible();
    const files = new Map<string, string>();
    for (const format of ['SVG', 'Mermaid', 'DOT', 'PNG']) {
      await page.getByRole('button', { name: 'Save the picture' }).click();
      const item = page.getByRole('menuitem', { name: new RegExp(format) });
      await check();
      const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
      if (format !== 'PNG') files.set(format, readFileSync(await download.path(), 'utf8'));
    }
    await page.getByRole('link', { name: 'Networks', exact: true }).click();
    await page.getByRole('button', { name: 'Export as Compose or script' }).click();
    for (const format of ['Compose', 'Shell script']) {
      await dialog(page).getByRole('radio', { name: format }).check({ force: true });
      await expect(page.getByRole('region', { name: format, exact: true })).toBeVisible();
      await check();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog(page).getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^[\w.-]+$/);
      files.set(format, readFileSync(await download.path(), 'utf8'));
    }
    for (const [format, content] of files) {
      const lines = content
        .split('\n')
        .filter((line) => visibleText(line.replaceAll('\t', ' ')) !== line.replaceAll('\t', ' '));
      expect(lines, format).toEqual([]);
    }
    const svg = files.get('SVG') ?? '';
    expect(svg).toContain('invoice');
    expect(svg).not.toMatch(/<(?:script|img|svg onload|a )/);

    const logged = dashboard
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(logged.filter((line) => visibleText(line) !== line)).toEqual([]);
  });
});
