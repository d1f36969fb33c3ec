import { busyboxImage } from '../lab/engine.mjs';
import { seriousFindings } from './axe';
import { endpointsOf } from './engine-says';
import { expect, test } from './story';

const members = ['ledger', 'till'];

test.describe('A person edits a network', () => {
  test.beforeEach(async ({ world: { lab } }) => {
    await lab.docker('network', 'create', '--subnet', '10.91.0.0/24', 'books');
    const run = (name: string, ...how: string[]) =>
      lab.docker('run', '-d', '--name', name, '--network', 'books', ...how, busyboxImage, 'sleep', '3600');
    await run('ledger', '--ip', '10.91.0.9', '--network-alias', 'accounts');
    await run('till');
  });
  test.afterEach(async ({ world: { lab } }) => {
    await lab.docker('rm', '-f', ...members).catch(() => undefined);
    for (const name of ['books', 'archive']) await lab.docker('network', 'rm', name).catch(() => undefined);
  });

  test('reads what it does to whom, gives it another subnet, and takes it back', async ({
    page,
    graph,
    world: { lab },
  }) => {
    await graph.click('books');
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByRole('button', { name: 'Edit books' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Nothing is changed yet.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Edit network' })).toBeDisabled();

    // Another network has it: said at the field, before anything is asked of the engine.
    await dialog.getByLabel('Subnet', { exact: true }).fill('10.40.0.0/24');
    await dialog.getByLabel('Subnet', { exact: true }).fill('10.92.0.0/24');
    await dialog.getByLabel('Gateway').fill('');
    const consequences = dialog.getByRole('region', { name: 'What this does' });
    await expect(consequences).toContainText('10.91.0.0/24');
    await expect(consequences).toContainText('2 running containers are without this network for about');
    await expect(consequences.getByLabel('Address of ledger')).toHaveValue('10.92.0.9');
    await consequences.getByLabel('Address of ledger').fill('10.99.0.9');
    await expect(consequences).toContainText('10.99.0.9 is not an address of “books”');
    await expect(dialog.getByRole('button', { name: 'Edit network' })).toBeDisabled();
    // Key by key, as a person types: what is foretold anew meanwhile takes neither the field nor the focus away.
    await consequences.getByLabel('Address of ledger').press('ControlOrMeta+a');
    await page.keyboard.type('10.92.0.77');
    await expect(consequences.getByLabel('Address of ledger')).toHaveValue('10.92.0.77');
    await expect(consequences.getByLabel('Address of ledger')).toBeFocused();
    await expect(dialog.getByRole('button', { name: 'Edit network' })).toBeInViewport({ ratio: 1 });
    await expect(consequences).toContainText('The network gets another id.');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Edit network' }).click();

    await expect(page.getByText('Network books is edited').first()).toBeVisible();
    await expect(dialog).toBeHidden();
    expect((await endpointsOf(lab, 'ledger'))['books']).toMatchObject({ IPAddress: '10.92.0.77' });
    expect(await lab.docker('exec', 'till', 'nslookup', 'accounts')).toContain('10.92.0.77');
    // The new one is looked at.
    await expect(panel).toContainText('10.92.0.0/24');

    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(async () => (await endpointsOf(lab, 'ledger'))['books']?.IPAddress).toBe('10.91.0.9');
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    const newest = page.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem').first();
    await expect(newest).toContainText('Edited network books');
  });

  test('gives it another name without a mouse; somebody who looks on sees it', async ({
    page,
    graph,
    world: { lab },
  }) => {
    await graph.click('books');
    await page
      .getByRole('complementary', { name: 'Details' })
      .getByRole('button', { name: 'Edit books' })
      .press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('archive');
    await expect(dialog.getByRole('region', { name: 'What this does' })).toContainText('archive');
    await expect(dialog.getByRole('button', { name: 'Edit network' })).toBeEnabled();
    // Pressed twice it is done once.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Network archive is edited').first()).toBeVisible();
    expect(Object.keys(await endpointsOf(lab, 'till'))).toEqual(['archive']);
    expect(await lab.docker('network', 'ls', '--format', '{{.Name}}')).not.toContain('books');
  });
});
