import { beforeAll, describe, expect, it } from 'vitest';
import { createNetwork } from '@/lib/actions/create-network';
import { fieldOfEngineRefusal } from '@/lib/actions/engine-refusal-field';
import type { Inventory } from '@/lib/inventory/inventory';
import { createNetworkRequestSchema, isAppError } from '@/lib/model';
import type { CreateNetworkDraft, CreateNetworkRequest, NetworkId } from '@/lib/model';
import { uplink } from '../lab/addresses.mjs';
import { until } from '../lab/waiting.mjs';
import { networkCases } from './network-cases';
import { withLab } from './with-lab';

const under = withLab();
let inventory: Inventory;

beforeAll(async () => {
  await under.lab.docker('swarm', 'init', '--advertise-addr', uplink.address);
  await under.lab.docker('network', 'create', '--config-only', '--subnet', '10.98.0.0/24', 'settings');
  inventory = under.follow();
}, 60_000);

async function create(request: Omit<CreateNetworkDraft, 'name'>, name: string) {
  await expect.poll(() => inventory.topology.engines[0]?.swarm?.role).toBe('manager');
  await expect.poll(() => inventory.topology.networks.some((one) => one.configOnly)).toBe(true);
  const deps = { engine: inventory.engine, inventory, hostInterfaces: () => null };
  return createNetwork(deps, createNetworkRequestSchema.parse({ name, ...request }));
}

async function inspected(name: string): Promise<unknown> {
  return JSON.parse(await under.lab.docker('network', 'inspect', name, '--format', '{{json .}}'));
}

async function removed(id: NetworkId): Promise<void> {
  await inventory.engine.removeNetwork(id);
  // Of a Swarm's network the node lets go a while after it has said yes.
  await until('it to be gone', async () => {
    await inventory.refresh({ networks: [id] });
    return !inventory.topology.networks.some((one) => one.id === id);
  });
}

let serial = 0;

describe('every field of a new network is what the engine then holds', () => {
  it.each(networkCases)('%s', async (_title, request, expected) => {
    const name = `made-${(serial += 1)}`;
    const { network, warning } = await create(request, name);
    expect(warning).toBeNull();
    expect(await inspected(name)).toMatchObject({ Name: name, ...expected });
    await removed(network.id);
  });

  it('the scope of a Swarm, with settings that each node has of its own', async () => {
    await create({ driver: 'macvlan', scope: 'swarm', configFrom: 'settings' }, 'for-services');
    expect(await inspected('for-services')).toMatchObject({
      Driver: 'macvlan',
      Scope: 'swarm',
      ConfigFrom: { Network: 'settings' },
    });
  });

  it('the ingress, once the former one is gone', async () => {
    const former = inventory.topology.networks.find(({ ingress }) => ingress);
    await expect(create({ driver: 'overlay', ingress: true }, 'second')).rejects.toMatchObject({ code: 'conflict' });
    if (!former) throw new Error('a Swarm without ingress');
    await removed(former.id);
    await create({ driver: 'overlay', ingress: true, subnets: [{ subnet: '10.96.0.0/24' }] }, 'own-ingress');
    expect(await inspected('own-ingress')).toMatchObject({
      Ingress: true,
      IPAM: { Config: [{ Subnet: '10.96.0.0/24' }] },
    });
  });
});

describe('what the engine itself refuses is told at the field', () => {
  const option = 'com.docker.network.driver.mtu';
  const reserved = {};
  it.each<[string, Partial<CreateNetworkRequest>]>([
    ['name', { name: 'taken' }],
    ['driver', { driver: 'no-such-plugin' }],
    ['subnets.0.subnet', { subnets: [{ subnet: 'nonsense', reserved }] }],
    ['subnets.0.subnet', { subnets: [{ subnet: '10.96.0.0/16', reserved }] }],
    ['subnets.0.gateway', { subnets: [{ subnet: '10.95.1.0/24', gateway: '10.99.0.1', reserved }] }],
    ['subnets.0.gateway', { subnets: [{ subnet: '10.95.2.0/24', gateway: 'nonsense', reserved }] }],
    ['subnets.0.ipRange', { subnets: [{ subnet: '10.95.3.0/24', ipRange: 'nonsense', reserved }] }],
    ['subnets.0.reserved', { subnets: [{ subnet: '10.95.4.0/24', reserved: { nas: '10.99.0.3' } }] }],
    [`options.${option}`, { options: { [option]: 'nonsense' } }],
    ['options.parent', { driver: 'macvlan', options: { parent: 'nope0' } }],
    ['options.macvlan_mode', { driver: 'macvlan', options: { parent: uplink.device, macvlan_mode: 'nonsense' } }],
    ['configFrom', { configFrom: 'no-such-settings' }],
    ['configOnly', { configOnly: true, internal: true }],
  ])('%s: %j', async (field, wrong) => {
    const taken = await inventory.engine.listNetworks();
    if (!taken.some(({ name }) => name === 'taken')) {
      await under.lab.docker('network', 'create', '--subnet', '10.96.0.0/24', 'taken');
    }
    const request = { ...createNetworkRequestSchema.parse({ name: `wrong-${(serial += 1)}` }), ...wrong };
    // Past the plan, which would have refused all of it.
    const error: unknown = await inventory.engine.createNetwork(request).catch((thrown: unknown) => thrown);
    expect(isAppError(error) && fieldOfEngineRefusal(error.engineMessage ?? '', request)).toBe(field);
  });
});
