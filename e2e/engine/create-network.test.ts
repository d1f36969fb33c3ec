import { beforeAll, describe, expect, it } from 'vitest';
import { createNetwork } from '@/lib/actions/create-network';
import type { Inventory } from '@/lib/inventory/inventory';
import { createNetworkRequestSchema } from '@/lib/model';
import type { CreateNetworkDraft, NetworkId } from '@/lib/model';
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
