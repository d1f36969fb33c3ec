import { expect, test } from './story';

test.afterEach(async ({ world }) => {
  const made = await world.lab.docker('network', 'ls', '--quiet', '--filter', 'name=^story_');
  for (const id of made.split('\n').filter((line) => line !== '')) await world.lab.docker('network', 'rm', id);
});

test('A person creates an internal bridge network with a subnet and sees it at once', async ({
  page,
  graph,
  world,
}) => {
  await page.getByRole('button', { name: 'New network' }).click();
  const form = page.getByRole('dialog', { name: 'New bridge network' });
  await form.getByLabel('Name').fill('story_net');
  await form.getByLabel('Subnet').fill('10.99.7.0/24');
  await form.getByLabel('Gateway').fill('10.99.7.1');
  await form.getByLabel('Internal').check();
  await form.getByRole('button', { name: 'Create network' }).click();
  await expect(form).toHaveCount(0);

  await graph.find('story_net');
  const panel = page.getByRole('complementary', { name: 'Details' });
  await expect(panel.getByRole('heading', { name: 'story_net' })).toBeVisible();
  const inspected = await world.lab.docker(
    'network',
    'inspect',
    'story_net',
    '--format',
    '{{.Internal}} {{(index .IPAM.Config 0).Subnet}} {{(index .IPAM.Config 0).Gateway}}',
  );
  expect(inspected).toBe('true 10.99.7.0/24 10.99.7.1');
});

test.describe('with wrong input', () => {
  test.use({ expectedErrors: [/4\d\d/] });

  test('What is wrong is said at the field; what the engine refuses is said in its own words; nothing typed is lost', async ({
    page,
    world,
  }) => {
    await page.getByRole('button', { name: 'New network' }).click();
    const form = page.getByRole('dialog', { name: 'New bridge network' });
    await form.getByLabel('Name').fill('-bad name');
    await form.getByLabel('Subnet').fill('10.0.0.300/24');
    await form.getByRole('button', { name: 'Create network' }).click();
    await expect(form.getByText(/starts with a letter or digit/)).toBeVisible();
    await expect(form.getByText(/written like/)).toBeVisible();

    const taken = await world.lab.docker(
      'network',
      'inspect',
      'shop_app',
      '--format',
      '{{(index .IPAM.Config 0).Subnet}}',
    );
    await form.getByLabel('Name').fill('story_overlap');
    await form.getByLabel('Subnet').fill(taken);
    await form.getByRole('button', { name: 'Create network' }).click();
    await expect(form.getByRole('alert')).toContainText(/overlap/i);
    await expect(form.getByLabel('Name')).toHaveValue('story_overlap');

    // Nothing here foresees this one: the engine itself is asked, and refuses.
    await form.getByLabel('Subnet').fill('10.99.8.0/32');
    await form.getByRole('button', { name: 'Create network' }).click();
    await expect(form.getByRole('alert')).toContainText(/no available/i);
    await expect(form.getByLabel('Subnet')).toHaveValue('10.99.8.0/32');
  });
});
