import { seriousFindings } from './axe';
import { networksOf, restore } from './engine-says';
import { expect, test } from './story';

test.afterEach(async ({ world: { lab } }) => {
  await restore(lab, 'legacy-cron', { bridge: [] });
  const made = await lab.docker('network', 'ls', '--quiet', '--filter', 'name=^story_');
  // Settings go after whoever takes them.
  for (const once of [false, true]) {
    for (const id of made.split('\n').filter((line) => line !== '')) {
      await lab.docker('network', 'rm', id).catch((error: unknown) => {
        if (once && !/No such network/i.test(String(error))) throw error;
      });
    }
  }
});

const ipam = '{{json .IPAM.Config}}';

test('A person creates a network with everything, and its first container, and the engine agrees', async ({
  page,
  graph,
  world,
}) => {
  await page.getByRole('button', { name: 'New network' }).click();
  const form = page.getByRole('dialog', { name: 'New network' });
  await form.getByRole('textbox', { name: 'Name' }).fill('story_net');
  await form.getByLabel('Subnet', { exact: true }).fill('10.99.7.0/24');
  await expect(form.getByText('253 for containers: 10.99.7.1 to 10.99.7.254.')).toBeVisible();
  await form.getByLabel('Gateway').fill('10.99.7.254');
  await form.getByLabel('IP range').fill('10.99.7.128/25');
  await form.getByLabel('Reserved addresses').fill('router=10.99.7.2, printer=10.99.7.3');
  await form.getByLabel('Internal').check();
  await form.getByRole('button', { name: 'Driver settings' }).click();
  await form.getByLabel('MTU').fill('14');
  await expect(form.getByText(/driver\.mtu is a number of bytes, from 68 to 65535/)).toBeVisible();
  await form.getByLabel('MTU').fill('1400');
  await form.getByLabel('Among themselves').selectOption('they do not reach each other');
  await form.getByRole('button', { name: 'Other options and labels' }).click();
  await form.getByLabel('Labels').fill('team=net');
  await form.getByLabel('Other driver options').fill('com.docker.network.container_iface_prefix=lan');
  await form.getByRole('button', { name: 'Add a container…' }).click();
  await form.getByLabel('Find a container').fill('legacy');
  await form.getByLabel('Find a container').press('Enter');
  await expect(form).toContainText('--ip-range 10.99.7.128/25 --aux-address router=10.99.7.2');
  await form.getByRole('button', { name: 'Create network' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText('legacy-cron is attached to story_net').first()).toBeVisible();

  await graph.find('story_net');
  await expect(
    page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: 'story_net' }),
  ).toBeVisible();
  const inspected = await world.lab.docker('network', 'inspect', 'story_net', '--format', '{{json .}}');
  expect(JSON.parse(inspected)).toMatchObject({
    Internal: true,
    Labels: { team: 'net' },
    Options: {
      'com.docker.network.driver.mtu': '1400',
      'com.docker.network.bridge.enable_icc': 'false',
      'com.docker.network.container_iface_prefix': 'lan',
    },
    IPAM: {
      Config: [
        {
          Subnet: '10.99.7.0/24',
          Gateway: '10.99.7.254',
          IPRange: '10.99.7.128/25',
          AuxiliaryAddresses: { router: '10.99.7.2', printer: '10.99.7.3' },
        },
      ],
    },
  });
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge', 'story_net']);
});

test('A person is led by questions to a driver, without a mouse', async ({ page, world }) => {
  await expect(page.getByRole('button', { name: 'New network' })).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: 'New network' });
  await form.getByRole('button', { name: /Help me choose/ }).press('Enter');
  await form.getByRole('radio', { name: /Containers on this host/ }).press('Space');
  const answer = (question: RegExp, words: RegExp) =>
    form.getByRole('group', { name: question }).getByRole('radio', { name: words }).press('Space');
  await answer(/need the outside/, /Yes/);
  await answer(/address translation/, /Yes/);
  await answer(/each other/, /No/);
  await form.getByRole('radio', { name: /Fixed ones/ }).press('Space');
  await expect(form.getByRole('status')).toContainText('ICC is off: they do not reach each other.');
  await form.getByRole('button', { name: 'Fill in the form' }).press('Enter');
  await form.getByRole('textbox', { name: 'Name' }).fill('story_apart');
  // Fixed addresses need a subnet of one's own: the next free one is filled in.
  await expect(form.getByLabel('Subnet', { exact: true })).toHaveValue(/^10\.20\.\d+\.0\/24$/);
  await form.getByRole('button', { name: 'Use the next free one' }).press('Enter');
  await expect(form).toContainText('enable_icc=false');
  await form.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(page.getByText('Network story_apart is there').first()).toBeVisible();
  const options = await world.lab.docker('network', 'inspect', 'story_apart', '--format', '{{json .Options}}');
  expect(JSON.parse(options)).toEqual({ 'com.docker.network.bridge.enable_icc': 'false' });
  expect(await world.lab.docker('network', 'inspect', 'story_apart', '--format', ipam)).toMatch(/10\.20\.\d+\.0\/24/);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Undone: network story_apart is gone').first()).toBeVisible();
  expect(await world.lab.docker('network', 'ls', '--quiet', '--filter', 'name=story_apart')).toBe('');
});

test('A person removes a network with somebody on it, and one undo brings both back', async ({ page, world }) => {
  await world.lab.docker('network', 'create', '--subnet', '10.99.9.0/24', '--label', 'a=b', 'story_gone');
  await world.lab.docker('network', 'connect', '--ip', '10.99.9.7', 'story_gone', 'legacy-cron');
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: /story_gone/ })
    .click();
  const panel = page.getByRole('complementary', { name: 'Details' });
  await panel.getByRole('button', { name: 'Remove story_gone' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove story_gone' });
  await expect(dialog).toContainText('in the way');
  await expect(dialog).toContainText('docker network disconnect story_gone legacy-cron');
  await dialog.getByRole('button', { name: 'Detach 1 and remove' }).click();
  await expect(page.getByText('Network story_gone is gone').first()).toBeVisible();
  expect(await world.lab.docker('network', 'ls', '--quiet', '--filter', 'name=story_gone')).toBe('');
  expect(await networksOf(world.lab, 'legacy-cron')).toEqual(['bridge']);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: legacy-cron is attached to story_gone').first()).toBeVisible();
  const again = await world.lab.docker('network', 'inspect', 'story_gone', '--format', '{{json .}}');
  expect(JSON.parse(again)).toMatchObject({ Labels: { a: 'b' }, IPAM: { Config: [{ Subnet: '10.99.9.0/24' }] } });
  const address = '{{(index .NetworkSettings.Networks "story_gone").IPAddress}}';
  expect(await world.lab.docker('inspect', 'legacy-cron', '--format', address)).toBe('10.99.9.7');
});

test.describe('with wrong input', () => {
  test.use({ expectedErrors: [/[45]\d\d/] });

  test('What is wrong is said at the field; what the engine refuses is said in its own words; nothing typed is lost', async ({
    page,
  }) => {
    await page.getByRole('button', { name: 'New network' }).click();
    const form = page.getByRole('dialog', { name: 'New network' });
    const name = form.getByRole('textbox', { name: 'Name' });
    const subnet = form.getByLabel('Subnet', { exact: true });
    await name.fill('-bad name');
    await subnet.fill('10.0.0.300/24');
    await expect(form.getByText(/Starts with a letter or digit/)).toBeVisible();
    await expect(form.getByText(/written like/)).toBeVisible();

    // Foretold before anything is asked of the engine, although the name is still wrong.
    await subnet.fill('10.20.1.128/25');
    await expect(form.getByText(/overlaps “shop_app”/)).toBeVisible();
    await name.fill('shop_app');
    await expect(form.getByText(/There is a network “shop_app” already/)).toBeVisible();
    await name.fill('story_wrong');
    await subnet.fill('10.99.8.0/24');
    await form.getByLabel('Gateway').fill('10.99.9.1');
    await expect(form.getByText(/is not an address of 10\.99\.8\.0\/24/)).toBeVisible();
    await form.getByLabel('Gateway').fill('');

    // Nothing here foresees this one: the engine itself is asked, and refuses (20.10 has no room for a gateway).
    await subnet.fill('10.99.8.0/31');
    await form.getByRole('button', { name: 'Create network' }).click();
    await expect(form.getByRole('alert')).toContainText(/no available/i);
    await expect(subnet).toHaveValue('10.99.8.0/31');
  });
});

test('A person makes settings, a network that takes them, and one like another, and the engine agrees', async ({
  page,
  world: { lab },
}) => {
  const open = async () => {
    await page.getByRole('button', { name: 'New network' }).click();
    return page.getByRole('dialog', { name: 'New network' });
  };
  const inspected = async (name: string): Promise<unknown> =>
    JSON.parse(await lab.docker('network', 'inspect', name, '--format', '{{json .}}'));
  let form = await open();
  await form.getByRole('textbox', { name: 'Name' }).fill('story_settings');
  await form.getByLabel('Subnet', { exact: true }).fill('10.99.8.0/24');
  await form.getByRole('button', { name: 'Swarm and shared settings' }).press('Enter');
  await form.getByLabel('Settings only').press('Space');
  await expect(form).toContainText('--config-only');
  await form.getByRole('button', { name: 'Create network' }).press('Enter');
  await expect(form).toHaveCount(0);
  expect(await inspected('story_settings')).toMatchObject({ ConfigOnly: true });

  form = await open();
  await form.getByRole('textbox', { name: 'Name' }).fill('story_taker');
  await form.getByLabel('IPv6').check();
  await form.getByRole('button', { name: 'Swarm and shared settings' }).press('Enter');
  await form.getByLabel('Settings from').selectOption('story_settings');
  await expect(form).toContainText('This comes from “story_settings”, and cannot be given beside it.');
  await form.getByLabel('IPv6').uncheck();
  await form.getByRole('button', { name: 'Create network' }).press('Enter');
  await expect(form).toHaveCount(0);
  expect(await inspected('story_taker')).toMatchObject({
    ConfigFrom: { Network: 'story_settings' },
    IPAM: { Config: [{ Subnet: '10.99.8.0/24' }] },
  });

  const options = ['--internal', '--opt', 'com.docker.network.driver.mtu=1380', '--label', 'team=net'];
  await lab.docker('network', 'create', ...options, 'story_first');
  await page
    .getByRole('navigation', { name: 'Networks' })
    .getByRole('button', { name: /story_first/ })
    .click();
  await page.getByRole('button', { name: 'Create a network like story_first' }).click();
  form = page.getByRole('dialog', { name: 'New network' });
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('story_first-2');
  await expect(form.getByLabel('MTU')).toHaveValue('1380');
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole('button', { name: 'Create network' }).press('Enter');
  await expect(form).toHaveCount(0);
  expect(await inspected('story_first-2')).toMatchObject({
    Internal: true,
    Options: { 'com.docker.network.driver.mtu': '1380' },
    Labels: { team: 'net' },
  });
});
