import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { actionsOn } from '@/lib/actions/scripted-world';
import type { Engine } from '@/lib/docker/engine';
import type { Inventory } from '@/lib/inventory/inventory';
import { AppError, reasonOf } from '@/lib/model';
import { riskyRunOptions } from '@/lib/model/risky-run-option';
import { operationLabel } from '@/lib/model/operation';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import type { NetworkId } from '@/lib/model';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import type { RunContainerDraft } from '@/lib/model/run-container';
import { anAuthor } from '@/lib/model/builders';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { withLab } from './with-lab';
import { wrapped } from './wrapped';

const under = withLab(async (lab) => {
  await lab.docker('network', 'create', '--subnet', '10.88.1.0/24', 'app');
  await lab.docker('network', 'create', '--subnet', '10.88.2.0/24', '--subnet', 'fd00:88::/64', '--ipv6', 'data');
});
let inventory: Inventory;
let replaced: Partial<Engine> = {};
let [app, data]: NetworkId[] = [];

beforeAll(async () => {
  inventory = under.follow({}, (engine) =>
    wrapped(engine, {
      createContainer: (...args) => (replaced.createContainer ?? engine.createContainer.bind(engine))(...args),
      changeContainer: (...args) => (replaced.changeContainer ?? engine.changeContainer.bind(engine))(...args),
    }),
  );
  await until('the networks', () => inventory.resolveNetwork('data'));
  [app, data] = ['app', 'data'].map((name) => inventory.resolveNetwork(name)?.id ?? expect.unreachable());
});
beforeEach(() => void (replaced = {}));

let serial = 0;

async function run(request: Partial<RunContainerDraft> = {}, allow: readonly RiskyRunOption[] = []) {
  const deps = { engine: inventory.engine, inventory, hostInterfaces: () => null, allow };
  const onApp = request.networkMode ? {} : { networks: [{ networkId: app! }] };
  const whole = { image: busyboxImage, name: `box-${(serial += 1)}`, command: ['sleep', '3600'], ...onApp, ...request };
  const wanted = runContainerRequestSchema.parse(whole);
  return actionsOn(deps).runContainer(wanted, anAuthor);
}

const inspected = async (name: string): Promise<unknown> => under.call('GET', `/containers/${name}/json`);
const names = async () =>
  z
    .array(z.object({ Names: z.array(z.string()) }))
    .parse(await under.call('GET', '/containers/json?all=1'))
    .flatMap(({ Names }) => Names);

describe('every field of a run is what the engine then holds', () => {
  it.each<[string, Partial<RunContainerDraft>, object]>([
    ['the least', {}, { HostConfig: { NetworkMode: 'app', Privileged: false, RestartPolicy: { Name: 'no' } } }],
    ['the command', { command: ['sleep', '77'] }, { Path: 'sleep', Args: ['77'] }],
    ['the environment', { env: { A: 'b=c d', EMPTY: '' } }, { Config: { Env: ['A=b=c d', 'EMPTY='] } }],
    ['labels', { labels: { team: 'net' } }, { Config: { Labels: { team: 'net' } } }],
    ['the host’s name', { hostname: 'box.example' }, { Config: { Hostname: 'box.example' } }],
    [
      'how it is restarted',
      { restart: 'on-failure', maximumRetries: 3 },
      { HostConfig: { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 } } },
    ],
    ['and always', { restart: 'always' }, { HostConfig: { RestartPolicy: { Name: 'always' } } }],
    [
      'ports',
      {
        ports: [
          { ip: '127.0.0.1', publicPort: 18080, privatePort: 80 },
          { publicPort: 18081, privatePort: 80 },
          { publicPort: 18053, privatePort: 53, protocol: 'udp' },
        ],
      },
      {
        NetworkSettings: {
          Ports: {
            '80/tcp': expect.arrayContaining([
              { HostIp: '127.0.0.1', HostPort: '18080' },
              { HostIp: '0.0.0.0', HostPort: '18081' },
            ]),
            '53/udp': expect.arrayContaining([{ HostIp: '0.0.0.0', HostPort: '18053' }]),
          },
        },
      },
    ],
    ['no network', { networkMode: 'none' }, { HostConfig: { NetworkMode: 'none' } }],
    ['the host’s network', { networkMode: 'host' }, { HostConfig: { NetworkMode: 'host' } }],
  ])('%s', async (_title, request, expected) => {
    const { container, warning } = await run(request);
    expect(warning).toBeNull();
    expect(container.state).toBe('running');
    expect(await inspected(container.name)).toMatchObject({ State: { Status: 'running' }, ...expected });
    await under.call('DELETE', `/containers/${container.name}?force=1`);
  });

  it('a port that the engine chooses', async () => {
    const { container } = await run({ ports: [{ privatePort: 80 }] });
    expect(container.ports.find(({ publicPort }) => publicPort !== null)).toMatchObject({ privatePort: 80 });
  });

  it('several networks, each with what was asked of it, before it starts', async () => {
    const networks = [
      { networkId: app!, ipv4: '10.88.1.77', aliases: ['www'], macAddress: '02:42:0a:58:01:4d' },
      { networkId: data!, ipv4: '10.88.2.77', ipv6: 'fd00:88::77', aliases: ['db'], driverOptions: { note: 'kept' } },
    ];
    const { container, warning } = await run({ networks });
    expect(warning).toBeNull();
    expect(await inspected(container.name)).toMatchObject({
      NetworkSettings: {
        Networks: {
          app: {
            IPAddress: '10.88.1.77',
            MacAddress: '02:42:0a:58:01:4d',
            Aliases: expect.arrayContaining(['www']),
          },
          data: {
            IPAddress: '10.88.2.77',
            GlobalIPv6Address: 'fd00:88::77',
            Aliases: expect.arrayContaining(['db']),
            DriverOpts: { note: 'kept' },
          },
        },
      },
    });
    const endpoints = inventory.topology.endpoints.filter(({ containerId }) => containerId === container.id);
    expect(endpoints.map(({ active }) => active)).toEqual([true, true]);
  });

  it('not where two networks share the name: the engine would not start it', async () => {
    // Without CheckDuplicate 20.10 makes a second one; newer engines refuse it, and then there is nothing to mistake.
    for (const _ of [1, 2]) await under.call('POST', '/networks/create', { Name: 'twin' }).catch(() => undefined);
    const listed = await under.lab.docker('network', 'ls', '--quiet', '--no-trunc', '--filter', 'name=twin');
    const ids = listed.split('\n').filter((line) => line !== '');
    await until('all of them', () => ids.every((id) => inventory.topology.networks.some((one) => one.id === id)));
    const network = inventory.topology.networks.find(({ id }) => id === ids[0]) ?? expect.unreachable();
    const attempt = run({ networks: [{ networkId: network.id }] });
    if (ids.length > 1) await expect(attempt).rejects.toMatchObject({ code: 'not_possible' });
    else expect((await attempt).container.networkMode).toBe('twin');
  });

  it('not on a network whose name would open another container', async () => {
    await under.lab.docker('run', '--detach', '--name', 'victim', busyboxImage, 'sleep', '3600');
    await under.call('POST', '/networks/create', { Name: 'container:victim' });
    const network = await until('the network', () => inventory.resolveNetwork('container:victim'));
    const before = await names();
    await expect(run({ networks: [{ networkId: network.id }] })).rejects.toMatchObject({ code: 'not_possible' });
    expect(await names()).toEqual(before);
  });

  it('a name after the image, where none is given', async () => {
    const free = { ...runContainerRequestSchema.parse({ image: busyboxImage, networks: [{ networkId: app! }] }) };
    const deps = { engine: inventory.engine, inventory, hostInterfaces: () => null };
    const actions = actionsOn(deps);
    const { container } = await actions.runContainer({ ...free, command: ['sleep', '3600'] }, anAuthor);
    expect(container.name).toBe('busybox-1');
  });
});

describe('a way out of the container', () => {
  const asked: [RiskyRunOption, Partial<RunContainerDraft>, object][] = [
    ['privileged', { privileged: true }, { Privileged: true }],
    ['pid', { pid: 'host' }, { PidMode: 'host' }],
    ['ipc', { ipc: 'host' }, { IpcMode: 'host' }],
    ['uts', { uts: 'host' }, { UTSMode: 'host' }],
    ['userns', { userns: 'host' }, { UsernsMode: 'host' }],
    [
      'binds',
      { binds: [{ source: '/etc', target: '/host', readOnly: true }] },
      { Mounts: [{ Type: 'bind', Source: '/etc', Target: '/host', ReadOnly: true }] },
    ],
    [
      'devices',
      { devices: ['/dev/null'] },
      { Devices: [{ PathOnHost: '/dev/null', PathInContainer: '/dev/null', CgroupPermissions: 'rwm' }] },
    ],
    ['capabilities', { capabilities: ['NET_ADMIN'] }, { CapAdd: [expect.stringMatching(/NET_ADMIN$/)] }],
  ];

  it.each(asked)('%s is refused, and nothing is made', async (option, request) => {
    const before = await names();
    const others = riskyRunOptions.filter((one) => one !== option);
    await expect(run(request, others)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await names()).toEqual(before);
  });

  it.each(asked)('%s is there where it is allowed', async (option, request, HostConfig) => {
    const real = under.connect();
    let made: unknown = null;
    replaced.changeContainer = async (id, verb) => {
      made = await inspected(id);
      await real.changeContainer(id, verb);
    };
    await run(request, [option]).catch((error: unknown) => {
      // Where the machine of the tests has not all rights itself, it cannot give them away.
      if (option !== 'privileged' || !/unable to apply caps/.test(reasonOf(error))) throw error;
    });
    expect(made).toMatchObject({ HostConfig });
  });
});

describe('a run that fails leaves nothing behind', () => {
  it('where its port is taken by something that is not of Docker', async () => {
    const { container } = await run({ networkMode: 'host', command: ['httpd', '-f', '-p', '18090'] });
    const listening = () => under.lab.docker('exec', container.name, 'netstat', '-ltn');
    await until('it to listen', async () => (await listening()).includes(':18090'));
    const before = await names();
    const failure = run({ ports: [{ publicPort: 18090, privatePort: 80 }] });
    await expect(failure).rejects.toMatchObject({
      engineMessage: expect.stringMatching(/18090/),
      message: expect.stringMatching(/Publish it on another port.*is removed again/),
    });
    expect(await names()).toEqual(before);
  });

  it('where its program is not there', async () => {
    const before = await names();
    const failure = run({ command: ['no-such-program'] });
    await expect(failure).rejects.toMatchObject({ engineMessage: expect.stringContaining('no-such-program') });
    expect(await names()).toEqual(before);
  });

  it('not even the volumes of its image', async () => {
    await under.lab.docker('create', '--name', 'seed', busyboxImage, 'true');
    await under.lab.docker('commit', '--change', 'VOLUME /data', 'seed', 'with-volume:1');
    await under.lab.docker('rm', 'seed');
    const volumes = () => under.lab.docker('volume', 'ls', '--quiet');
    const before = await volumes();
    await expect(run({ image: 'with-volume:1', command: ['no-such-program'] })).rejects.toThrow(/is removed again/);
    expect(await volumes()).toBe(before);
  });

  it('where the engine refuses to create it', async () => {
    const before = await names();
    const binds = [{ source: '/no/such/folder', target: '/x' }];
    const failure = run({ binds }, ['binds']);
    await expect(failure).rejects.toMatchObject({ engineMessage: expect.stringContaining('/no/such/folder') });
    expect(await names()).toEqual(before);
  });
});

describe('an answer that is lost', () => {
  const lost = () => new AppError('engine_timeout', 'The engine did not answer.');

  it('to the creation does not double it', async () => {
    const real = under.connect();
    await real.describe();
    replaced.createContainer = async (...args) => {
      await real.createContainer(...args);
      throw lost();
    };
    const { container } = await run({ name: 'lost-1' });
    expect(container).toMatchObject({ name: 'lost-1', state: 'running' });
    expect(container.labels[operationLabel]).toMatch(/^[0-9a-f-]{36}$/);
    await expect(run({ name: 'lost-1' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await names()).filter((name) => name.startsWith('/lost-1'))).toHaveLength(1);
  });

  it('to the start is found out', async () => {
    const real = under.connect();
    await real.describe();
    replaced.changeContainer = async (...args) => {
      await real.changeContainer(...args);
      throw lost();
    };
    expect((await run({ name: 'lost-2' })).container.state).toBe('running');
  });
});
