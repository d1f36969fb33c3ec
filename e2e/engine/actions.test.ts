import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeContainer, removeContainer } from '@/lib/actions/change-container';
import { connect } from '@/lib/actions/connect';
import { createNetwork } from '@/lib/actions/create-network';
import { disconnect } from '@/lib/actions/disconnect';
import { planConnect } from '@/lib/actions/plan-connect';
import { removeNetwork } from '@/lib/actions/remove-network';
import { actionsOn } from '@/lib/actions/scripted-world';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import { Inventory } from '@/lib/inventory/inventory';
import { AppError, containerIdSchema, createNetworkRequestSchema, heeds } from '@/lib/model';
import type { Container, ContainerVerb, Network } from '@/lib/model';
import { anAuthor } from '@/lib/model/builders';
import { busyboxImage, startLab } from '../lab/engine.mjs';

type Lab = Awaited<ReturnType<typeof startLab>>;
let lab: Lab;
let inventory: Inventory;

beforeAll(async () => {
  lab = await startLab({ name: `actions-${process.pid}` });
  inventory = new Inventory(
    connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: lab.dockerHost }, '/nonexistent')),
  );
  inventory.start();
});
afterAll(async () => {
  await inventory?.stop();
  inventory?.engine.close();
  await lab?.stop();
});

const actions = () => ({ engine: inventory.engine, inventory, hostInterfaces: () => null });
const requestFor = (name: string, rest: object = {}) => createNetworkRequestSchema.parse({ name, ...rest });

let serial = 0;
let name = '';
let network: Network;
let container: Container;

async function run(...args: string[]): Promise<Container> {
  const id = await lab.docker(...args, busyboxImage, 'sleep', '3600');
  await expect.poll(() => inventory.resolveContainer(id)?.name).toBeDefined();
  const found = inventory.resolveContainer(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/** What the engine itself says, past everything of ours. */
async function networksOf({ id }: Container): Promise<string[]> {
  const names = await lab.docker(
    'inspect',
    id,
    '--format',
    '{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}',
  );
  return names.split('\n').filter(Boolean);
}

beforeEach(async () => {
  name = `net-${(serial += 1)}`;
  await expect.poll(() => inventory.connection.status).toBe('live');
  const subnets = [{ subnet: `10.77.${serial}.0/24` }];
  ({ network } = await createNetwork(actions(), requestFor(name, { subnets })));
  container = await run('run', '-d', '--name', `box-${serial}`);
});

describe('actions on a real engine', () => {
  it('connect, with an address and an alias, and the engine agrees', async () => {
    const ipv4 = `10.77.${serial}.77`;
    const request = { containerId: container.id, ipv4, aliases: ['www'] };
    const { endpoint, warning } = await connect(actions(), network.id, request);
    expect(endpoint).toMatchObject({ ipv4: `${ipv4}/24`, requestedIpv4: ipv4, active: true });
    expect(endpoint.aliases).toContain('www');
    expect(warning).toBeNull();
    expect(await networksOf(container)).toContain(name);
  });

  it('connect with fixed addresses, a link and a driver option, and bring them back after a disconnect', async () => {
    const subnets = [{ subnet: `10.78.${serial}.0/24` }, { subnet: `fd00:78:${serial}::/64` }];
    const made = await createNetwork(actions(), requestFor(`six-${serial}`, { ipv6: true, subnets }));
    const [ipv4, ipv6] = [`10.78.${serial}.7`, `fd00:78:${serial}::7`];
    const driverOptions = { 'com.example.note': 'kept' };
    const links = [`friend-${serial}:database`];
    await run('run', '-d', '--name', `friend-${serial}`, '--network', `six-${serial}`);
    const all = actionsOn(actions());
    const wanted = { containerId: container.id, ipv4, ipv6, links, driverOptions };
    const { endpoint, warning } = await all.connect(made.network.id, wanted, anAuthor);
    const addresses = { requestedIpv4: ipv4, requestedIpv6: ipv6, ipv4: `${ipv4}/24`, ipv6: `${ipv6}/64` };
    const chosen = { ...addresses, links, driverOptions };
    expect(endpoint).toMatchObject(chosen);
    expect(warning).toBeNull();
    // Whatever makes the inventory list the container again must not take away what lists leave out.
    await lab.docker('rename', container.name, `${container.name}-renamed`);
    await expect.poll(() => inventory.resolveContainer(`${container.name}-renamed`)).not.toBeNull();
    expect(inventory.topology.endpoints.find(({ id }) => id === endpoint.id)).toMatchObject(chosen);
    const attachment = { networkId: made.network.id, containerId: container.id, force: false };
    const { actionId } = await all.disconnect(attachment, anAuthor);
    expect(await networksOf(container)).toEqual(['bridge']);
    expect((await all.undo(actionId, anAuthor)).warning).toBeNull();
    expect(inventory.topology.endpoints.find(({ id }) => id === endpoint.id)).toMatchObject(chosen);
    expect(await networksOf(container)).toEqual(['bridge', `six-${serial}`]);
  });

  it('start, stop, pause, restart and remove a container, as the engine itself then says', async () => {
    const state = () => lab.docker('inspect', container.id, '--format', '{{.State.Status}} {{.State.StartedAt}}');
    const change = async (verb: ContainerVerb) =>
      (await changeContainer(actions(), container.id, verb)).container.state;
    const [, first] = (await state()).split(' ');
    expect(await change('pause')).toBe('paused');
    expect(await state()).toContain('paused');
    expect(await change('unpause')).toBe('running');
    expect(await change('restart')).toBe('running');
    const [, second] = (await state()).split(' ');
    expect(second).not.toBe(first);
    expect(await change('stop')).toBe('exited');
    expect(await state()).toContain('exited');
    await expect(change('stop')).rejects.toMatchObject({ code: 'conflict' });
    expect(await change('start')).toBe('running');
    await expect(removeContainer(actions(), container.id, false)).rejects.toMatchObject({ code: 'conflict' });
    await removeContainer(actions(), container.id, true);
    await expect(state()).rejects.toThrow(/no such/i);
  });

  it('say that one was started and has ended, and know a restart of one without a network of its own', async () => {
    const id = await lab.docker('create', '--name', `brief-${serial}`, busyboxImage, 'true');
    await expect.poll(() => inventory.resolveContainer(id)?.id).toBeDefined();
    const brief = await changeContainer(actions(), containerIdSchema.parse(id), 'start');
    await expect.poll(() => lab.docker('inspect', id, '--format', '{{.State.Status}}')).toBe('exited');
    expect(brief.container.state === 'running' || brief.warning !== null).toBe(true);
    const hosted = await run('run', '-d', '--network', 'host', '--name', `hosted-${serial}`);
    expect((await changeContainer(actions(), hosted.id, 'restart')).container.state).toBe('running');
  });

  it.each([
    ['gatewayPriority', 7],
    ['macAddress', '02:42:0a:4d:00:63'],
  ] as const)(
    'connect with a %s where the engine heeds it, and refuse it where it would be dropped',
    async (field, value) => {
      const request = { containerId: container.id, [field]: value };
      const done = connect(actions(), network.id, request);
      if (heeds(inventory.topology.engines[0]?.apiVersion ?? null, field)) {
        expect(await done).toMatchObject({ endpoint: { [field]: value }, warning: null });
      } else {
        await expect(done).rejects.toMatchObject({ code: 'not_possible' });
        expect(await networksOf(container)).toEqual(['bridge']);
      }
    },
  );

  it('disconnect, and the engine agrees', async () => {
    await connect(actions(), network.id, { containerId: container.id });
    await disconnect(actions(), { networkId: network.id, containerId: container.id, force: false });
    expect(await networksOf(container)).toEqual(['bridge']);
  });

  it('connect a stopped container, which joins at its start', async () => {
    await lab.docker('stop', '-t', '0', container.id);
    const { endpoint } = await connect(actions(), network.id, { containerId: container.id });
    expect(endpoint).toMatchObject({ active: false, ipv4: null });
    await lab.docker('start', container.id);
    await expect.poll(() => inventory.topology.endpoints.find(({ id }) => id === endpoint.id)?.active).toBe(true);
  });

  it('do not believe that a stopped container joined a network that is gone', async () => {
    await lab.docker('stop', '-t', '0', container.id);
    await expect.poll(() => inventory.resolveContainer(container.id)?.state).toBe('exited');
    // Gone behind our back: the plan is made on what was known a moment before.
    const before = inventory.topology;
    await lab.docker('network', 'rm', name);
    let asked = false;
    const blind = {
      facts: inventory.facts,
      get topology() {
        return asked ? inventory.topology : before;
      },
      refresh: (what: Parameters<Inventory['refresh']>[0]) => {
        asked = true;
        return inventory.refresh(what);
      },
    };
    const answer = await connect({ ...actions(), inventory: blind }, network.id, {
      containerId: container.id,
    }).then(
      ({ warning }) => warning,
      (error: unknown) => error,
    );
    // 20.10 says yes and keeps the name of nothing; newer engines refuse.
    if (typeof answer === 'string') expect(answer).toContain('does not exist any more');
    else expect(answer).toBeInstanceOf(AppError);
  });

  it('pass on the engine’s own words when it refuses a fixed address', async () => {
    await lab.docker('network', 'create', `auto-${serial}`);
    await expect.poll(() => inventory.resolveNetwork(`auto-${serial}`)).not.toBeNull();
    const auto = inventory.resolveNetwork(`auto-${serial}`);
    const ipv4 = auto?.subnets[0]?.subnet.replace(/0\/\d+$/, '77');
    if (!auto || !ipv4) throw new Error('no network');
    const request = { containerId: container.id, ipv4 };
    expect(planConnect(inventory, auto.id, request).preview).toMatchObject({
      allowed: true,
      warnings: [expect.stringContaining('from its own pools')],
    });
    await expect(connect(actions(), auto.id, request)).rejects.toMatchObject({
      engineMessage: expect.stringContaining('user configured subnets'),
    });
  });

  it('make one network of a double submit', async () => {
    const twice = requestFor(`twice-${serial}`);
    const both = await Promise.allSettled([createNetwork(actions(), twice), createNetwork(actions(), twice)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await lab.docker('network', 'ls', '--quiet', '--filter', `name=^twice-${serial}$`)).toMatch(/^\w{12}$/);
  });

  it('remove a network only when nothing uses it', async () => {
    await connect(actions(), network.id, { containerId: container.id });
    await expect(removeNetwork(actions(), network.id)).rejects.toThrow(`in use by “${container.name}”`);
    await disconnect(actions(), { networkId: network.id, containerId: container.id, force: false });
    await removeNetwork(actions(), network.id);
    expect(await lab.docker('network', 'ls', '--quiet', '--filter', `name=^${name}$`)).toBe('');
  });

  it('foretell what the engine refuses', async () => {
    const alone = await run('run', '-d', '--network', 'none');
    const hosted = await run('run', '-d', '--network', 'host');
    const guest = await run('run', '-d', '--network', `container:${container.id}`);
    for (const refused of [alone, hosted, guest]) {
      expect(planConnect(inventory, network.id, { containerId: refused.id }).preview.allowed).toBe(false);
      await expect(lab.docker('network', 'connect', name, refused.id)).rejects.toThrow();
    }
    const overlapping = requestFor(`overlap-${serial}`, {
      driver: 'macvlan',
      subnets: [{ subnet: `10.77.${serial}.128/25` }],
    });
    await expect(createNetwork(actions(), overlapping)).rejects.toMatchObject({ code: 'conflict' });
    await expect(inventory.engine.createNetwork(overlapping)).rejects.toThrow();
  });

  it('let a container without network join after it has left none', async () => {
    const alone = await run('run', '-d', '--network', 'none');
    const none = inventory.resolveNetwork('none');
    if (!none) throw new Error('no none');
    await disconnect(actions(), { networkId: none.id, containerId: alone.id, force: false });
    await connect(actions(), network.id, { containerId: alone.id });
    expect(await networksOf(alone)).toEqual([name]);
  });
});
