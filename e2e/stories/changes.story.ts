import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { topologySchema } from '@/lib/model';
import { seriousFindings } from './axe';
import { startDashboard, type DashboardProcess } from './dashboard';
import { expect, test } from './story';

const list = (page: Page) => page.getByRole('list', { name: 'Changes, newest first' });

async function ask(dashboard: DashboardProcess, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${dashboard.origin}${path}`, {
    method,
    headers: { authorization: `Bearer ${dashboard.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

test('What was done and what was refused is on record, is found again, and can be undone after a restart', async ({
  page,
  world: { lab },
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-story-changes-'));
  const networksOf = async () =>
    lab.docker(
      'inspect',
      'legacy-cron',
      '--format',
      '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}',
    );
  let dashboard = await startDashboard(lab.dockerHost, { NETLOOM_DATA: folder });
  try {
    const topology = topologySchema.parse(await (await ask(dashboard, 'GET', '/api/topology')).json());
    const network = topology.networks.find(({ name }) => name === 'metrics_net')?.id ?? '';
    const containerId = topology.containers.find(({ name }) => name === 'legacy-cron')?.id;
    const path = `/api/networks/${network}/endpoints`;
    expect((await ask(dashboard, 'POST', path, { containerId })).status).toBe(200);
    expect((await ask(dashboard, 'POST', path, { containerId })).status).toBe(409);
    const lines = readFileSync(join(folder, 'audit', 'actions.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(2);

    await dashboard.stop();
    dashboard = await startDashboard(lab.dockerHost, { NETLOOM_DATA: folder });
    await page.goto(dashboard.url);
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    await expect(list(page).getByRole('listitem')).toHaveCount(2);
    const refused = list(page).getByRole('listitem').first();
    await expect(refused).toContainText('Attach legacy-cron to metrics_net');
    await expect(refused).toContainText('“legacy-cron” is on “metrics_net” already.');
    await expect(refused).toContainText('admin, by token');

    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('done');
    await expect(list(page).getByRole('listitem')).toHaveCount(1);
    await expect(page).toHaveURL(/outcome=done/);
    await page.getByRole('searchbox', { name: 'Find in names and answers' }).fill('nobody has this name');
    await expect(page.getByRole('heading', { name: 'No change is like that' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all changes' }).click();
    await expect(list(page).getByRole('listitem')).toHaveCount(2);

    const done = list(page).getByRole('listitem').filter({ hasText: 'Attached legacy-cron' });
    await done.getByText('Attached legacy-cron to metrics_net').click();
    await expect(done.getByText('asked for')).toBeVisible();
    await expect(done.getByText(`"networkId": "${network}"`)).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await done.getByRole('button', { name: 'Undo: Attached legacy-cron to metrics_net' }).press('Enter');
    await expect.poll(networksOf).not.toContain('metrics_net');
    await expect(list(page).getByRole('listitem')).toHaveCount(3);
    await expect(list(page).getByRole('listitem').first()).toContainText('an undo');
    await expect(list(page).getByRole('listitem').nth(2)).toContainText('undone');
  } finally {
    await dashboard.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
