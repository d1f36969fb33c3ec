import type { Browser, Page } from '@playwright/test';
import { mutationSecretOf, newSession, sealSession, sessionKey, sessionLimits } from '@/lib/auth/session';
import { startDashboard, type DashboardProcess } from './dashboard';
import { startSigningProxy } from './signing-proxy';
import { expect, test } from './story';

const viewerToken = 'the-token-of-who-only-looks';
const operatorToken = 'the-token-of-who-operates';

/** Everything that would change something, by the beginning of its name; what opens a view or copies text is not here. */
const changes =
  /^(New network|Attach|Detach|Remove|Edit|Undo|Run|Start|Stop|Pause|Restart|Resume|Unpause|Remove unused|Prune|Mark|Select all|Accept)\b/;

async function signedInWith(browser: Browser, { origin }: DashboardProcess, token: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${origin}/#token=${token}`);
  await expect(page.getByRole('navigation', { name: 'Networks' })).toBeVisible();
  return page;
}

async function nothingToChange(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: changes })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /^Mark/ })).toHaveCount(0);
}

/** Through the topology with each kind of panel, the tables, the changes, the palette and the keys. */
async function walkWithoutChanges(page: Page): Promise<void> {
  const details = page.getByRole('complementary', { name: 'Details' });
  const rail = page.getByRole('navigation', { name: 'Networks' });
  await rail.getByRole('button', { name: /shop_app/ }).click();
  await expect(details.getByRole('heading', { name: 'shop_app' })).toBeVisible();
  await nothingToChange(page);
  for (const view of ['Networks', 'Containers', 'Endpoints']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(page.getByRole('table', { name: view })).toBeVisible();
    await nothingToChange(page);
  }
  await page.getByRole('link', { name: 'Containers', exact: true }).click();
  await page
    .getByRole('table', { name: 'Containers' })
    .getByRole('button', { name: 'shop-web-2', exact: true })
    .click();
  await expect(details).toContainText('shop-web-2');
  await nothingToChange(page);
  await page.getByRole('link', { name: 'Changes', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Changes' })).toBeVisible();
  await nothingToChange(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await expect(palette.getByRole('option').first()).toBeVisible();
  await expect(palette.getByRole('option', { name: changes })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  // The key that opens the form of a new network.
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('A viewer sees everything and is offered nothing that changes it', async ({ browser, world }) => {
  const dashboard = await startDashboard(world.lab.dockerHost, {
    NETLOOM_VIEWER_TOKEN: viewerToken,
    NETLOOM_OPERATOR_TOKEN: operatorToken,
  });
  try {
    const page = await signedInWith(browser, dashboard, viewerToken);
    await walkWithoutChanges(page);
    await expect(page.getByTitle('Nothing can be changed from here as viewer')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign out' })).toHaveAttribute('title', 'Sign out (viewer)');
    await page.context().close();
    // An operator is offered what concerns networks, and nothing that concerns a container as a whole.
    const operator = await signedInWith(browser, dashboard, operatorToken);
    await expect(operator.getByRole('button', { name: 'New network' })).toBeVisible();
    await operator.getByRole('link', { name: 'Containers', exact: true }).click();
    await operator
      .getByRole('table', { name: 'Containers' })
      .getByRole('button', { name: 'shop-web-2', exact: true })
      .click();
    const details = operator.getByRole('complementary', { name: 'Details' });
    await expect(details.getByRole('button', { name: /^Attach/ }).first()).toBeVisible();
    await expect(operator.getByRole('button', { name: /^(Stop|Restart|Pause|Run)/ })).toHaveCount(0);
    await operator.context().close();
  } finally {
    await dashboard.stop();
  }
});

test('A read-only Netloom offers nothing to its admin either, and has nothing to ask for', async ({
  browser,
  world,
}) => {
  const dashboard = await startDashboard(world.lab.dockerHost, { NETLOOM_READ_ONLY: '1' });
  try {
    const page = await signedInWith(browser, dashboard, dashboard.token);
    await expect(page.getByText('read-only')).toBeVisible();
    await walkWithoutChanges(page);
    const asked = await page.request.post(`${dashboard.origin}/api/networks`, {
      headers: { authorization: `Bearer ${dashboard.token}` },
      data: { name: 'nowhere' },
    });
    expect(asked.status()).toBe(404);
    await page.context().close();
  } finally {
    await dashboard.stop();
  }
});

test('Whom a proxy signs in reads in the bar who they are, and is not offered to sign out', async ({
  browser,
  world,
}) => {
  const dashboard = await startDashboard(world.lab.dockerHost, {
    NETLOOM_AUTH: 'proxy',
    NETLOOM_TRUSTED_PROXIES: '127.0.0.1',
    NETLOOM_PROXY_ROLES: 'alice=operator,*=viewer',
    NETLOOM_ALLOWED_HOSTS: '127.0.0.1',
  });
  const proxy = await startSigningProxy(Number(new URL(dashboard.origin).port), 'alice');
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(proxy.origin);
    await expect(page.getByTitle('Signed in by the proxy: alice, operator')).toBeVisible();
    await expect(page.getByRole('button', { name: 'New network' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  } finally {
    await context.close();
    proxy.stop();
    await dashboard.stop();
  }
});

/** A page whose session reaches its absolute end in so many milliseconds: signed as the server signs, so truly one of its own. */
async function signedInUntil(browser: Browser, { origin, token }: DashboardProcess, leftMs: number): Promise<Page> {
  const key = sessionKey(token);
  const now = Date.now();
  const session = { ...newSession('admin', now - sessionLimits.absoluteMs + leftMs), seenAt: now };
  const context = await browser.newContext();
  const name = `netloom-${new URL(origin).port}`;
  await context.addCookies([
    { name, value: sealSession(key, session), url: origin, httpOnly: true, sameSite: 'Strict' },
  ]);
  const secret = mutationSecretOf(key, session.id);
  await context.addInitScript((half) => localStorage.setItem('netloom.mutation-secret', half), secret);
  const page = await context.newPage();
  await page.goto(`${origin}/networks?select=network:nothing`);
  return page;
}

test('A session that runs out in the middle of a form gives the form back after signing in again', async ({
  browser,
  world: { dashboard },
}) => {
  const page = await signedInUntil(browser, dashboard, 12_000);
  const table = page.getByRole('table', { name: 'Networks' });
  await table.getByRole('button', { name: 'shop_app' }).click();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: 'New network' });
  await form.getByRole('textbox', { name: 'Name' }).fill('half-written');
  const address = page.url();

  const ended = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(ended).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await ended.getByLabel('Token').fill('not the token');
  await ended.getByRole('button', { name: 'Sign in' }).click();
  await expect(ended.getByText(/not this Netloom’s token/)).toBeVisible();
  await ended.getByLabel('Token').fill(dashboard.token);
  await ended.getByRole('button', { name: 'Sign in' }).click();

  await expect(ended).toHaveCount(0);
  expect(page.url()).toBe(address);
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('half-written');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('shop_app');
  await page.context().close();
});

test('Signing out in one tab ends the other one’s stream and leaves it nothing to read', async ({ browser, world }) => {
  const { dashboard } = world;
  const one = await signedInWith(browser, dashboard, dashboard.token);
  const other = await one.context().newPage();
  await other.goto(`${dashboard.origin}/networks`);
  await expect(other.getByRole('table', { name: 'Networks' })).toBeVisible();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByLabel('Token')).toBeVisible();
  await expect(other.getByText('shop_app')).toHaveCount(0);
  await expect(one.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await one.context().close();
});
