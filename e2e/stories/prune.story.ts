import { busyboxImage } from '../lab/engine.mjs';
import { seriousFindings } from './axe';
import { expect, test } from './story';

test('A person looks at unused networks before any goes, removes some at once, and takes all of it back at once', async ({
  page,
  world: { lab },
}) => {
  await lab.docker('network', 'create', 'left-over');
  await lab.docker('network', 'create', '--subnet', '10.99.4.0/24', '--label', 'kept=yes', 'left-over-too');
  await lab.docker('network', 'create', 'waited-for');
  await lab.docker('create', '--name', 'sleeper', '--network', 'waited-for', busyboxImage, 'true');
  const networks = async () => (await lab.docker('network', 'ls', '--format', '{{.Name}}')).split('\n');
  try {
    await page.getByRole('link', { name: 'Networks', exact: true }).click();
    await page.getByRole('button', { name: 'Remove unused…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove unused networks' });
    const candidate = (name: RegExp) => dialog.getByRole('checkbox', { name });
    await expect(candidate(/^left-over-too/)).toBeChecked();
    await expect(candidate(/^waited-for.*sleeper is stopped, and would not start without it/)).not.toBeChecked();
    await expect(candidate(/^shop_app/)).toHaveCount(0);
    await expect(candidate(/^bridge/)).toHaveCount(0);

    expect(await seriousFindings(page)).toEqual([]);
    // Only what this story made is to go: the sample world has unused ones of its own.
    for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
    await candidate(/^left-over$/).press('Space');
    await candidate(/^left-over-too/).press('Space');
    await dialog.getByRole('button', { name: 'Remove 2 networks' }).press('Enter');
    await expect(page.getByText('2 unused networks are gone').first()).toBeVisible();
    const left = await networks();
    expect(left).not.toContain('left-over');
    expect(left).not.toContain('left-over-too');
    expect(left).toContain('waited-for');

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(networks).toEqual(expect.arrayContaining(['left-over', 'left-over-too']));
    const again = await lab.docker(
      'network',
      'inspect',
      'left-over-too',
      '--format',
      '{{json .IPAM.Config}} {{.Labels}}',
    );
    expect(again).toContain('10.99.4.0/24');
    expect(again).toContain('kept:yes');
  } finally {
    await lab.docker('rm', '-f', 'sleeper');
    // Whichever of them are there: what went wrong before must not be hidden by what is missing now.
    for (const name of ['left-over', 'left-over-too', 'waited-for']) {
      await lab.docker('network', 'rm', name).catch(() => undefined);
    }
  }
});
