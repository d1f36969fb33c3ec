import { busyboxImage } from '../lab/engine.mjs';
import { seriousFindings } from './axe';
import { expect, test } from './story';

test('A person pauses, stops, starts and removes a container from its panel, and reads first what that costs', async ({
  page,
  graph,
  world: { lab },
}) => {
  await lab.docker('run', '-d', '--name', 'patient', '--network', 'scratch', busyboxImage, 'sleep', '3600');
  const guest = ['run', '-d', '--name', 'guest', '--network', 'container:patient', busyboxImage, 'sleep', '3600'];
  await lab.docker(...guest);
  const status = (name: string) => lab.docker('inspect', name, '--format', '{{.State.Status}}');
  try {
    await graph.click('patient');
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByRole('button', { name: 'Pause patient' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('It answers nobody until it goes on');
    await expect(dialog).toContainText('docker pause patient');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(page.getByText('patient is paused').first()).toBeVisible();
    expect(await status('patient')).toBe('paused');

    // Nothing is lost by going on, so nothing is asked.
    await panel.getByRole('button', { name: 'Unpause patient' }).press('Enter');
    await expect.poll(() => status('patient')).toBe('running');

    await panel.getByRole('button', { name: 'Stop patient' }).press('Enter');
    await expect(dialog).toContainText('“guest” uses its network');
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
    expect(await status('patient')).toBe('running');
    await panel.getByRole('button', { name: 'Stop patient' }).press('Enter');
    await dialog.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
    await expect.poll(() => status('patient')).toBe('exited');
    await panel.getByRole('button', { name: 'Start patient' }).press('Enter');
    await expect.poll(() => status('patient')).toBe('running');

    await panel.getByRole('button', { name: 'Remove patient' }).press('Enter');
    await expect(dialog).toContainText('this cannot be undone');
    await dialog.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
    await expect(page.getByText('patient is gone').first()).toBeVisible();
    await expect(status('patient')).rejects.toThrow();

    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    const newest = page.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem').first();
    await expect(newest).toContainText('Removed patient');
    await expect(newest.getByRole('button', { name: /Undo/ })).toHaveCount(0);
  } finally {
    await lab.docker('rm', '-f', 'guest', 'patient').catch(() => undefined);
  }
});
