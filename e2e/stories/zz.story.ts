import { busyboxImage } from '../lab/engine.mjs';
import { test } from './story';
test('look', async ({ page, world: { lab } }) => {
  await lab.docker('network', 'create', '--subnet', '10.91.0.0/24', '--label', 'team=net', 'books');
  for (const [name, how] of [
    ['ledger', ['--ip', '10.91.0.9']],
    ['till', []],
    ['a-very-long-container-name-for-a-test-1', ['--ip', '10.91.0.12']],
  ] as const)
    await lab.docker('run', '-d', '--name', name, '--network', 'books', ...how, busyboxImage, 'sleep', '3600');
  const go = async (width: number, scheme: 'dark' | 'light') => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    const id = await lab.docker('network', 'inspect', 'books', '--format', '{{.Id}}');
    const url = new URL(page.url());
    await page.goto(`${url.origin}/networks?select=network:${id}`);
    await page.evaluate((theme) => localStorage.setItem('theme', theme), scheme);
    await page.reload();
    await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Edit books' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Subnet', { exact: true }).fill('10.92.0.0/24');
    await dialog.getByLabel('Gateway').fill('');
    await dialog.getByRole('region', { name: 'What this does' }).waitFor();
    await page.waitForTimeout(800);
    await page.screenshot({ path: `/tmp/edit-${scheme}-${width}-top.png` });
    await dialog.evaluate((node) => node.scrollTo(0, 10000));
    await page.waitForTimeout(200);
    await page.screenshot({ path: `/tmp/edit-${scheme}-${width}.png` });
  };
  await go(1440, 'dark');
  await go(1440, 'light');
  await go(390, 'light');
  await go(1024, 'dark');
  await page.setViewportSize({ width: 1440, height: 900 });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Edit network' }).click();
  await page.getByText('is being edited').first().waitFor();
  await page.screenshot({ path: `/tmp/edit-running.png` });
  await page.getByText('Network books is edited').first().waitFor();
  await lab.docker('rm', '-f', 'ledger', 'till', 'a-very-long-container-name-for-a-test-1');
  await lab.docker('network', 'rm', 'books');
});
