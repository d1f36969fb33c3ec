import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '@/lib/docker/engine';
import type { Inventory, InventoryOptions } from '@/lib/inventory/inventory';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { eventuallyEqual } from './eventually';
import { factsOf, readIndependently } from './independent-reading';
import { withLab } from './with-lab';
import { wrapped } from './wrapped';

const under = withLab();
/** Nothing but events may show a change. */
const withoutReconciliation: InventoryOptions = { reconcileMs: 600_000 };

beforeAll(async () => {
  for (const name of ['app', 'data']) await under.call('POST', '/networks/create', { Name: name });
  for (const name of ['web', 'db', 'idle']) await create(name);
  for (const name of ['web', 'db']) await under.call('POST', `/containers/${name}/start`);
});

async function create(name: string): Promise<void> {
  const body = {
    Image: busyboxImage,
    Cmd: ['sleep', '1000000'],
    StopSignal: 'SIGKILL',
    HostConfig: { NetworkMode: 'app' },
  };
  await under.call('POST', `/containers/create?name=${name}`, body);
}

const connect = (name: string) => under.call('POST', '/networks/data/connect', { Container: name });
const disconnect = (name: string) => under.call('POST', '/networks/data/disconnect', { Container: name });
const isOnData = (inventory: Inventory, name: string) => {
  const [container, network] = [inventory.resolveContainer(name), inventory.resolveNetwork('data')];
  const has = ({ containerId, networkId }: { containerId: string; networkId: string }) =>
    containerId === container?.id && networkId === network?.id;
  return inventory.topology.endpoints.some(has);
};
const isLive = (inventory: Inventory) => until('the engine', () => inventory.connection.status === 'live');
const agrees = (inventory: Inventory, timeoutMs?: number) =>
  eventuallyEqual(
    'agreement',
    () => factsOf(inventory.topology),
    () => readIndependently(under.call),
    timeoutMs,
  );

describe('a change from outside', () => {
  it('shows by its event alone', async () => {
    const inventory = under.follow(withoutReconciliation);
    await isLive(inventory);
    await connect('web');
    await until('the endpoint', () => isOnData(inventory, 'web'), { timeoutMs: 1_000 });
    await disconnect('web');
    await until('the endpoint to go', () => !isOnData(inventory, 'web'), { timeoutMs: 1_000 });
    await create('short');
    await until('the container', () => inventory.resolveContainer('short'), { timeoutMs: 1_000 });
    await under.call('POST', '/containers/short/rename?name=brief');
    await until('its new name', () => inventory.resolveContainer('brief'), { timeoutMs: 1_000 });
    await under.call('DELETE', '/containers/brief');
    await until('the container to go', () => !inventory.resolveContainer('brief'), { timeoutMs: 1_000 });
    await agrees(inventory);
    await inventory.stop();
  });

  it('between subscribing and listing shows within a second', async () => {
    const outdated = (engine: Engine): Engine =>
      wrapped(engine, {
        // The list is read, and before its answer arrives the world has changed.
        listContainers: async (only) => {
          const answer = await engine.listContainers(only);
          if (!only) await connect('db');
          return answer;
        },
      });
    const inventory = under.follow(withoutReconciliation, outdated);
    await isLive(inventory);
    await until('the endpoint', () => isOnData(inventory, 'db'), { timeoutMs: 1_000 });
    await inventory.stop();
    await disconnect('db');
  });

  it('just before the engine has subscribed us, too late for the lists, shows within a second', async () => {
    // A network: containers are inspected at the start and would show it that way.
    const late = (engine: Engine): Engine => {
      let before: Awaited<ReturnType<Engine['listNetworks']>> = [];
      return wrapped(engine, {
        describe: async () => {
          const description = await engine.describe();
          before = await engine.listNetworks();
          await under.call('POST', '/networks/create', { Name: 'late' });
          return description;
        },
        listNetworks: async (only) => (only ? engine.listNetworks(only) : before),
      });
    };
    const inventory = under.follow(withoutReconciliation, late);
    await isLive(inventory);
    await until('the network', () => inventory.resolveNetwork('late'), { timeoutMs: 1_000 });
    await inventory.stop();
  });

  it('of a stopped container emits no event and shows by reconciliation', async () => {
    const inventory = under.follow({ reconcileMs: 500 });
    await isLive(inventory);
    await connect('idle');
    await until('the endpoint', () => isOnData(inventory, 'idle'), { timeoutMs: 5_000 });
    await disconnect('idle');
    await until('the endpoint to go', () => !isOnData(inventory, 'idle'), { timeoutMs: 5_000 });
    await inventory.stop();
  });

  it('is in the topology when refresh resolves', async () => {
    const inventory = under.follow(withoutReconciliation);
    await isLive(inventory);
    const container = inventory.resolveContainer('idle') ?? expect.unreachable();
    await connect('idle');
    await inventory.refresh({ containers: [container.id] });
    expect(isOnData(inventory, 'idle')).toBe(true);
    await disconnect('idle');
    await inventory.stop();
  });
});

describe('an engine that is killed', () => {
  it('leaves the last state, stale, and is resynchronised within two seconds of its return', async () => {
    const inventory = under.follow();
    await isLive(inventory);
    await agrees(inventory);
    const before = factsOf(inventory.topology);
    await under.lab.killEngine('SIGKILL');
    await until('the state to be stale', () => inventory.connection.status === 'stale', { timeoutMs: 1_000 });
    expect(factsOf(inventory.topology)).toEqual(before);
    expect(inventory.connection.reason).toContain(under.lab.socket);
    await under.lab.startEngine();
    await until('the engine', () => inventory.connection.status === 'live', { timeoutMs: 2_000 });
    await agrees(inventory, 2_000);
    for (const list of [inventory.topology.networks, inventory.topology.containers, inventory.topology.endpoints])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    // And it is followed again, not just read once.
    await under.call('POST', '/containers/web/start').catch(() => undefined); // it may have outlived the engine
    await agrees(inventory);
    await inventory.stop();
  });
});
