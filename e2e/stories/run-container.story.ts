import { busyboxImage } from '../lab/engine.mjs';
import { seriousFindings } from './axe';
import { startDashboard } from './dashboard';
import { expect, test } from './story';

test.afterEach(async ({ world: { lab } }) => {
  const made = await lab.docker('ps', '--all', '--quiet', '--filter', 'name=^story-');
  const ids = made.split('\n').filter((line) => line !== '');
  if (ids.length > 0) await lab.docker('rm', '--force', ...ids);
});

test('A person runs a container on a network, and is told before what stands against it', async ({
  page,
  graph,
  world: { lab },
}) => {
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: /shop_app/ })
    .click();
  const panel = page.getByRole('complementary', { name: 'Details' });
  await panel.getByRole('button', { name: 'Run a container on shop_app' }).click();
  const form = page.getByRole('dialog', { name: 'Run a container on shop_app' });
  await form.getByLabel('Find an image').fill('busybox');
  await form.getByRole('option', { name: /busybox/ }).click();
  await expect(form.getByText(/has no command of its own: say what is to run/)).toBeVisible();
  await form.getByLabel('Command').fill("sh -c 'sleep 3600'");
  await form.getByLabel('Name', { exact: true }).fill('shop-proxy-1');
  await expect(form.getByText('There is a container “shop-proxy-1” already.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('story-box');

  await form.getByRole('button', { name: /Fixed address/ }).click();
  await form.getByLabel('IPv4 address').fill('10.20.9.9');
  await expect(form.getByText(/is not an address of “shop_app”/)).toBeVisible();
  await form.getByLabel('IPv4 address').fill('10.20.1.222');
  await form.getByLabel('Aliases').fill('boxed');
  await form.getByRole('button', { name: 'Publish a port' }).click();
  await form.getByLabel('Host port').fill('8080');
  await form.getByLabel('Container port').fill('80');
  await expect(form.getByText(/“shop-proxy-1” publishes 0\.0\.0\.0:8080\/tcp already/)).toBeVisible();
  await form.getByLabel('Host port').fill('18080');
  await expect(form.getByText(/already/)).toHaveCount(0);
  await form.getByRole('button', { name: 'Environment and labels' }).click();
  await form.getByLabel('Environment').fill('GREETING=good day');
  await form.getByRole('button', { name: 'Another network' }).click();
  await form.getByLabel('Further network').selectOption({ label: 'shop_data (bridge)' });

  await expect(form).toContainText('docker create --name story-box --network shop_app --ip 10.20.1.222');
  await expect(form).toContainText('docker network connect shop_data story-box');
  await expect(form).toContainText('docker start story-box');
  await expect(form).toContainText(/It and \d+ containers reach each other/);
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole('button', { name: 'Run container' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText('story-box runs').first()).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'story-box' })).toBeVisible();
  await graph.find('story-box');
  await expect.poll(() => graph.lines('story-box', 'shop_app')).toHaveLength(1);
  await expect.poll(() => graph.lines('story-box', 'shop_data')).toHaveLength(1);

  const inspected = await lab.docker('inspect', 'story-box', '--format', '{{json .}}');
  expect(JSON.parse(inspected)).toMatchObject({
    Args: ['-c', 'sleep 3600'],
    Config: { Image: busyboxImage, Env: ['GREETING=good day'] },
    HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '18080' }] } },
    NetworkSettings: {
      Networks: {
        shop_app: { IPAddress: '10.20.1.222', Aliases: expect.arrayContaining(['boxed']) },
        shop_data: { IPAddress: expect.stringMatching(/^10\.20\.2\./) },
      },
    },
  });

  await page.getByRole('link', { name: 'Changes', exact: true }).click();
  const newest = page.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem').first();
  await expect(newest).toContainText('Ran story-box on shop_app');
  await newest.getByText('Ran story-box').click();
  await expect(newest).toContainText('"GREETING": "…"');
  await expect(newest).not.toContainText('good day');
});

test('A person runs a container without a mouse, is warned of the host’s network, and a second press makes no second', async ({
  page,
  world: { lab },
}) => {
  await expect(page.getByRole('button', { name: 'New network' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('run a container');
  await expect(page.getByRole('option', { name: /Run a container/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Run a container' });
  await expect(form.getByLabel('Find an image')).toBeFocused();
  await expect(form.getByRole('option').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.type('netloom/busy');
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('story-keys');
  await page.keyboard.press('Tab');
  await page.keyboard.type('sleep 3600');
  await page.keyboard.press('Tab');
  await expect(form.getByLabel('Network', { exact: true })).toBeFocused();
  await page.keyboard.type('host');
  await expect(form.getByText(/It uses the host’s network/)).toBeVisible();
  // The last of the engine’s networks stands before it.
  await page.keyboard.press('ArrowUp');
  await expect(form).toContainText('docker run --detach --name story-keys --network scratch');
  await form.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText('story-keys runs').first()).toBeVisible();
  await expect(form).toHaveCount(0);
  expect(await lab.docker('ps', '--all', '--filter', 'name=story-keys', '--format', '{{.Names}} {{.Networks}}')).toBe(
    'story-keys scratch',
  );
});

test.describe('with a port that something else has', () => {
  test.use({ expectedErrors: [/422/] });

  test('The engine’s own words are said, nothing is left behind, and nothing typed is lost', async ({
    page,
    graph,
    world: { lab },
  }) => {
    await lab.docker(
      'run',
      '-d',
      '--name',
      'story-listener',
      '--network',
      'host',
      busyboxImage,
      'httpd',
      '-f',
      '-p',
      '18099',
    );
    await graph.find('story-listener');
    await page
      .getByRole('navigation', { name: 'Networks' })
      .getByRole('button', { name: /scratch/ })
      .click();
    await page.getByRole('button', { name: 'Run a container on scratch' }).click();
    const form = page.getByRole('dialog', { name: 'Run a container on scratch' });
    await form.getByLabel('Find an image').fill('busybox');
    await form.getByRole('option', { name: /busybox/ }).click();
    await form.getByLabel('Name', { exact: true }).fill('story-second');
    await form.getByLabel('Command').fill('sleep 3600');
    await form.getByRole('button', { name: 'Publish a port' }).click();
    await form.getByLabel('Host port').fill('18099');
    await form.getByLabel('Container port').fill('80');
    await expect(form).toContainText('--publish 127.0.0.1:18099:80');
    await form.getByRole('button', { name: 'Run container' }).click();
    const alert = form.getByRole('alert');
    await expect(alert).toContainText('Publish it on another port or address. It was created for this, and is removed');
    await expect(alert).toContainText('18099');
    await expect(form.getByLabel('Command')).toHaveValue('sleep 3600');
    expect(await lab.docker('ps', '--all', '--quiet', '--filter', 'name=story-second')).toBe('');
  });
});

test('A person is offered the ways onto the host that Netloom was started with, and no others', async ({
  page,
  world: { lab },
}) => {
  const dashboard = await startDashboard(lab.dockerHost, { NETLOOM_ALLOW: 'binds,pid' });
  try {
    await page.goto(dashboard.url);
    await page
      .getByRole('navigation', { name: 'Networks' })
      .getByRole('button', { name: /scratch/ })
      .click();
    await page.getByRole('button', { name: 'Run a container on scratch' }).click();
    const form = page.getByRole('dialog', { name: 'Run a container on scratch' });
    await form.getByLabel('Find an image').fill('busybox');
    await form.getByRole('option', { name: /busybox/ }).click();
    await form.getByLabel('Name', { exact: true }).fill('story-host');
    await form.getByLabel('Command').fill('sleep 3600');
    await form.getByRole('button', { name: 'Ways onto the host' }).click();
    await expect(form.getByLabel('Privileged')).toHaveCount(0);
    await expect(form.getByLabel('Added capabilities')).toHaveCount(0);
    await form.getByLabel('The host’s processes').check();
    await form.getByLabel('Folders of the host').fill('data:/data');
    await expect(form.getByText(/is a path of the host from its root on/i)).toBeVisible();
    await form.getByLabel('Folders of the host').fill('/etc:/host:ro');
    await expect(form.getByText('It shares namespaces of the host: pid.')).toBeVisible();
    await expect(form).toContainText('--mount type=bind,source=/etc,target=/host,readonly');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Run container' }).click();
    await expect(page.getByText('story-host runs').first()).toBeVisible();
    const held = await lab.docker(
      'inspect',
      'story-host',
      '--format',
      '{{.HostConfig.PidMode}} {{json .HostConfig.Mounts}}',
    );
    expect(held).toBe('host [{"Type":"bind","Source":"/etc","Target":"/host","ReadOnly":true}]');
  } finally {
    // It would ask on, and complain that nobody answers.
    await page.goto('about:blank');
    await dashboard.stop();
  }
});
