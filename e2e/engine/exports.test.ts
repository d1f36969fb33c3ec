import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createNetwork } from '@/lib/actions/create-network';
import type { Chosen } from '@/lib/export/chosen';
import { composeFile } from '@/lib/export/compose-file';
import { whyNotByCompose } from '@/lib/export/compose-network';
import { shellScript } from '@/lib/export/shell-script';
import type { Inventory } from '@/lib/inventory/inventory';
import { containerIdSchema, createNetworkRequestSchema, whyTakesNobody } from '@/lib/model';
import { uplink } from '../lab/addresses.mjs';
import { run, toolPath } from '../lab/command.mjs';
import { dockerClient, ensureCompose } from '../lab/packages.mjs';
import { until } from '../lab/waiting.mjs';
import { hostileName } from '../lab/world-networks.mjs';
import { busyboxImage } from '../lab/engine.mjs';
import { networkCases } from './network-cases';
import { withLab } from './with-lab';

const under = withLab();
const folder = mkdtempSync(join(tmpdir(), 'netloom-exports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let inventory: Inventory;

/** Names and labels that mean something to a shell, to YAML, to Compose, or to a terminal. */
const hostile = [
  hostileName,
  '$(touch hit); `id` \'q\' "d"',
  '-f',
  'a\nrm -rf b\n',
  '\u001b[2J\u202egpj',
  'yes',
  '${HOME}',
];
const idle = 'exports/idle';

beforeAll(async () => {
  await ensureCompose(console.log);
  const { lab } = under;
  await lab.docker('swarm', 'init', '--advertise-addr', uplink.address);
  await lab.docker('create', '--name', 'seed', busyboxImage, 'true');
  await lab.docker('commit', '--change', 'CMD ["sleep", "600"]', 'seed', idle);
  await lab.docker('rm', 'seed');
  inventory = under.follow();
  await until('the Swarm', () => inventory.topology.engines[0]?.swarm?.role === 'manager');
  const deps = { engine: inventory.engine, inventory, hostInterfaces: () => null };
  const make = (request: object) => createNetwork(deps, createNetworkRequestSchema.parse(request));
  await make({ name: 'settings', configOnly: true, subnets: [{ subnet: '10.98.0.0/24' }] });
  for (const [at, [, request]] of networkCases.entries()) await make({ name: `made-${at}`, ...request });
  for (const [at, name] of hostile.entries()) {
    await under.call('POST', '/networks/create', {
      Name: name,
      Labels: { [`of.${at}`]: name, on: 'off', number: '0x10' },
      IPAM: { Config: [{ Subnet: `10.95.${at}.0/24` }] },
    });
  }
  await lab.docker(...['create', '--name', 'fixed', '--network', 'made-4', '--ip', '10.97.2.200'], idle);
  await lab.docker('network', 'connect', '--ip', '10.95.1.77', '--alias', 'db', hostile[1] ?? '', 'fixed');
});

/** What there is of this file's own, as the inventory has it once it has read everything. */
async function everything(): Promise<Chosen> {
  const known = () => inventory.topology.networks.map(({ name }) => name).filter(isOwn);
  const names = (await namesOfNetworks()).filter(isOwn);
  await until('the networks to be known', () => known().sort().join() === names.sort().join());
  const ids = await under.lab.docker('ps', '--all', '--quiet', '--no-trunc');
  const containers = ids.split('\n').map((id) => containerIdSchema.parse(id));
  // Connecting one that is stopped is no event.
  await inventory.refresh({ containers });
  const own = inventory.topology.networks.filter(({ name }) => isOwn(name));
  return { networks: new Set(own.map(({ id }) => id)), containers: new Set(containers) };
}

const isOwn = (name: string) => /^(?:made-|settings$)/.test(name) || hostile.includes(name);

const listSchema = z.array(z.looseObject({ Id: z.string(), Name: z.string() }));

async function namesOfNetworks(): Promise<string[]> {
  return listSchema.parse(await under.call('GET', '/networks')).map(({ Name }) => Name);
}

/** The API makes no map of what its client leaves out, and an empty one of what the docker command always sends. */
const mapSchema = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {});
const inspectSchema = z.looseObject({
  Id: z.string(),
  Name: z.string(),
  Attachable: z.boolean(),
  IPAM: z.looseObject({ Options: mapSchema }),
  Labels: mapSchema,
});

/** Everything that inspect tells but for id and time, by name. */
async function inspectAll(): Promise<Map<string, z.infer<typeof inspectSchema>>> {
  const own = listSchema.parse(await under.call('GET', '/networks')).filter(({ Name }) => isOwn(Name));
  const answers = await Promise.all(own.map(({ Id }) => under.call('GET', `/networks/${Id}`)));
  return new Map(
    answers.map((answer) => {
      const inspected = inspectSchema.parse(answer);
      return [inspected.Name, { ...inspected, Id: '', Created: '' }];
    }),
  );
}

const containerSchema = z.looseObject({
  NetworkSettings: z.object({
    Networks: z.record(
      z.string(),
      z.looseObject({ IPAMConfig: z.record(z.string(), z.string()).nullish(), Aliases: z.array(z.string()).nullish() }),
    ),
  }),
});

/** What was chosen of its endpoints, by network. */
async function chosenOf(container: string) {
  const { Id } = z.looseObject({ Id: z.string() }).parse(await under.call('GET', `/containers/${container}/json`));
  const { NetworkSettings } = containerSchema.parse(await under.call('GET', `/containers/${Id}/json`));
  return Object.fromEntries(
    Object.entries(NetworkSettings.Networks).map(([name, { IPAMConfig, Aliases }]) => [
      name,
      { ip: IPAMConfig?.['IPv4Address'], alias: (Aliases ?? []).includes('db') },
    ]),
  );
}

async function removeNetworks(networks: Chosen['networks']): Promise<void> {
  const kept = inventory.topology.networks.filter(({ id }) => networks.has(id));
  // First those that take their settings from others.
  for (const { id } of kept.toSorted((a, b) => Number(a.configOnly) - Number(b.configOnly))) {
    await under.call('DELETE', `/networks/${id}`);
  }
  // Of a Swarm's network the node lets go a while after it has said yes.
  await until('the networks to be gone', async () => !(await namesOfNetworks()).some(isOwn));
}

const clientEnv = () => ({
  DOCKER_HOST: under.lab.dockerHost,
  DOCKER_CONFIG: folder,
  PATH: `${dirname(dockerClient())}:${toolPath}`,
});

describe('networks with every setting, names of every kind, and who is on them', () => {
  it('come back by the shell script as they were, but for id and time', async () => {
    const chosen = await everything();
    const before = await inspectAll();
    const endpoints = await chosenOf('fixed');
    const { text, notes } = shellScript(inventory.topology, chosen);
    writeFileSync(join(folder, 'networks.sh'), text);
    for (const name of Object.keys(endpoints)) await under.lab.docker('network', 'disconnect', name, 'fixed');
    await removeNetworks(chosen.networks);

    await run('sh', ['networks.sh'], { cwd: folder, env: clientEnv() });
    expect(await inspectAll()).toEqual(before);
    expect(await chosenOf('fixed')).toEqual(endpoints);
    expect(readdirSync(folder)).not.toContain('hit');
    expect(notes).toEqual([]);
  });

  it('come back by Compose as they were, but for id, time and labels of its own', async () => {
    const chosen = await everything();
    const usable = inventory.topology.networks.filter(
      (network) => chosen.networks.has(network.id) && !whyNotByCompose(network) && !whyTakesNobody(network),
    );
    for (const [at, { id }] of usable.entries()) {
      await under.lab.docker('create', '--name', `member-${at}`, '--network', id, idle);
    }
    const whole = await everything();
    const before = await inspectAll();
    const endpoints = await chosenOf('fixed');
    const { text, notes } = composeFile(inventory.topology, whole);
    writeFileSync(join(folder, 'compose.yaml'), text);
    const ids = inventory.topology.containers.map(({ id }) => id);
    await under.lab.docker('rm', ...ids);
    await removeNetworks(chosen.networks);

    const compose = (...args: string[]) =>
      run('docker-compose', ['--file', 'compose.yaml', '--project-name', 'back', ...args], {
        cwd: folder,
        env: clientEnv(),
      });
    await compose('config', '--quiet');
    await compose('up', '--no-start');
    const isFirst = (await compose('version', '--short')).startsWith('1.');
    const after = await inspectAll();
    expect([...after.keys()].sort()).toEqual(usable.map(({ name }) => name).sort());
    for (const [name, network] of after) {
      const labels = Object.entries(network.Labels).filter(([key]) => !key.startsWith('com.docker.compose.'));
      const was = before.get(name);
      expect({ ...network, Labels: Object.fromEntries(labels) }).toEqual({
        ...was,
        Attachable: isFirst || was?.Attachable,
      });
    }
    // docker-compose 1 connects to all networks but the first only when it starts one.
    await compose('start', 'fixed');
    const [fixed = ''] = (await compose('ps', '--all', '--quiet', 'fixed')).split('\n');
    expect(await chosenOf(fixed)).toEqual(endpoints);
    expect(notes.join('\n')).toMatch(/“settings” are not made: Compose has no networks that only hold settings/);
  });

  it('go with services of every kind of network mode and port, which Compose takes', async () => {
    const { lab } = under;
    const kinds = {
      'on-host': ['--network', 'host'],
      'on-none': ['--network', 'none'],
      'on-bridge': ['--publish', '18080:80', '--publish', '127.0.0.1:18053:53/udp', '--publish', '22:22'],
      guest: ['--network', 'container:on-bridge'],
    };
    for (const [name, options] of Object.entries(kinds))
      await lab.docker('run', '--detach', '--name', name, ...options, idle);
    const names = Object.keys(kinds);
    const running = () => inventory.topology.containers.filter(({ name }) => names.includes(name));
    await until('them to be known', () => running().filter(({ state }) => state === 'running').length === names.length);
    const containers = new Set(running().map(({ id }) => id));
    writeFileSync(
      join(folder, 'modes.yaml'),
      composeFile(inventory.topology, { networks: new Set(), containers }).text,
    );
    const config = await run('docker-compose', ['--file', 'modes.yaml', 'config'], { cwd: folder, env: clientEnv() });
    for (const mode of ['host', 'none', 'bridge', 'service:on-bridge'])
      expect(config).toContain(`network_mode: ${mode}`);
    expect(config).toMatch(/127\.0\.0\.1:18053:53\/udp|host_ip: 127\.0\.0\.1/);
    expect(config).toMatch(/22:22|published: "?22"?/);
  });
});
