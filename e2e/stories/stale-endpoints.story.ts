import { test } from '@playwright/test';
import { seriousFindings } from './axe';
import { Graph } from './graph';
import { onADouble } from './on-a-double';
import { expect } from './story';

test('A network that an endpoint of nobody keeps: a person reads why, takes it off by force, and removes it', async ({
  page,
}) => {
  await onADouble('an endpoint of nobody', async ({ dashboard, double }) => {
    await page.goto(dashboard.url);
    const graph = new Graph(page);
    await graph.click('haunted');
    await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Remove haunted' }).click();
    const dialog = page.getByRole('dialog');
    const nobody = dialog.getByRole('region', { name: 'Endpoints of nobody' });
    await expect(nobody).toContainText('belongs to no container any more (ghost)');
    await expect(nobody).toContainText('docker network disconnect --force haunted ghost');
    expect(await seriousFindings(page)).toEqual([]);

    // First what is refused, in words that lead on.
    await dialog.getByRole('button', { name: 'Remove network' }).click();
    await expect(page.getByText('Disconnect those by force, then remove it.').first()).toBeVisible();
    await graph.click('haunted');
    await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Remove haunted' }).click();
    await nobody.getByRole('button', { name: 'Disconnect by force' }).press('Enter');
    await expect(page.getByText('One endpoint is off the network').first()).toBeVisible();
    await expect(nobody).toBeHidden();
    await dialog.getByRole('button', { name: 'Remove network' }).click();
    await expect(page.getByText('Network haunted is gone').first()).toBeVisible();
    expect([...double.world.networks.values()].map(({ name }) => name)).not.toContain('haunted');
  });
});
