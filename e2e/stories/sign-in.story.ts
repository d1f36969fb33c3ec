import { expect, test } from './story';

test('The printed address signs a person in and takes the token out of the address', async ({ page, world }) => {
  await expect(page.getByRole('heading', { name: 'Networks' })).toBeVisible();
  expect(page.url()).not.toContain('token');
  expect(page.url().startsWith(world.dashboard.origin)).toBe(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Networks' })).toBeVisible();
});

test.describe('without a session', () => {
  test.use({ expectedErrors: [/401|429/] });

  test('A wrong token is refused in words, the right one opens the dashboard', async ({ page, world }) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    const token = page.getByLabel('Token');
    await token.fill('not-the-token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(
      page
        .getByText(/token/i)
        .filter({ hasText: /not|wrong|does/i })
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Networks' })).toHaveCount(0);

    await token.fill(world.dashboard.token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'Networks' })).toBeVisible();
  });

  test('Another person without the token sees nothing of the engine', async ({ browser, world }) => {
    const context = await browser.newContext();
    const stranger = await context.newPage();
    await stranger.goto(world.dashboard.origin);
    await expect(stranger.getByLabel('Token')).toBeVisible();
    await expect(stranger.getByText('shop_app')).toHaveCount(0);
    await context.close();
  });
});
