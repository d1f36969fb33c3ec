import { beforeAll, describe, expect, it } from 'vitest';
import { createNetwork } from '@/lib/actions/create-network';
import type { Inventory } from '@/lib/inventory/inventory';
import { createNetworkRequestSchema } from '@/lib/model';
import type { CreateNetworkDraft, NetworkId } from '@/lib/model';
import { uplink } from '../lab/addresses.mjs';
import { until } from '../lab/waiting.mjs';
import { withLab } from './with-lab';

const under = withLab();
let inventory: Inventory;
const bridge = (name: string) => `com.docker.network.bridge.${name}`;

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
  it.each<[string, Omit<CreateNetworkDraft, 'name'>, object]>([
    ['nothing said', {}, { Driver: 'bridge', Scope: 'local', Internal: false, Attachable: false, EnableIPv6: false }],
    ['internal', { internal: true }, { Internal: true }],
    ['attachable', { attachable: true }, { Attachable: true }],
    [
      'IPv6',
      { ipv6: true, subnets: [{ subnet: '10.97.1.0/24' }, { subnet: 'fd00:97::/64', gateway: 'fd00:97::9' }] },
      {
        EnableIPv6: true,
        IPAM: { Config: [{ Subnet: '10.97.1.0/24' }, { Subnet: 'fd00:97::/64', Gateway: 'fd00:97::9' }] },
      },
    ],
    [
      'subnet, gateway, range and reserved addresses',
      {
        subnets: [
          { subnet: '10.97.2.0/24', gateway: '10.97.2.9', ipRange: '10.97.2.128/25', reserved: { nas: '10.97.2.3' } },
        ],
      },
      {
        IPAM: {
          Config: [
            {
              Subnet: '10.97.2.0/24',
              Gateway: '10.97.2.9',
              IPRange: '10.97.2.128/25',
              AuxiliaryAddresses: { nas: '10.97.2.3' },
            },
          ],
        },
      },
    ],
    ['labels', { labels: { team: 'net', empty: '' } }, { Labels: { team: 'net', empty: '' } }],
    [
      'the name of the bridge',
      { options: { [bridge('name')]: 'br-chosen' } },
      { Options: { [bridge('name')]: 'br-chosen' } },
    ],
    ['ICC', { options: { [bridge('enable_icc')]: 'false' } }, { Options: { [bridge('enable_icc')]: 'false' } }],
    [
      'masquerading',
      { options: { [bridge('enable_ip_masquerade')]: 'false' } },
      { Options: { [bridge('enable_ip_masquerade')]: 'false' } },
    ],
    [
      'the binding of ports',
      { options: { [bridge('host_binding_ipv4')]: '127.0.0.1' } },
      { Options: { [bridge('host_binding_ipv4')]: '127.0.0.1' } },
    ],
    [
      'the MTU',
      { options: { 'com.docker.network.driver.mtu': '1400' } },
      { Options: { 'com.docker.network.driver.mtu': '1400' } },
    ],
    [
      'an option nobody knows',
      { options: { 'com.example.any': 'thing' } },
      { Options: { 'com.example.any': 'thing' } },
    ],
    ['an overlay', { driver: 'overlay', attachable: true }, { Driver: 'overlay', Scope: 'swarm', Attachable: true }],
    ['encryption', { driver: 'overlay', options: { encrypted: 'true' } }, { Options: { encrypted: 'true' } }],
    [
      'a VXLAN id',
      { driver: 'overlay', options: { 'com.docker.network.driver.overlay.vxlanid_list': '5001' } },
      { Options: { 'com.docker.network.driver.overlay.vxlanid_list': '5001' } },
    ],
    [
      'macvlan on a parent, with a mode',
      { driver: 'macvlan', options: { parent: uplink.device, macvlan_mode: 'private' } },
      { Driver: 'macvlan', Options: { parent: uplink.device, macvlan_mode: 'private' } },
    ],
    [
      'settings only',
      { configOnly: true, subnets: [{ subnet: '10.97.3.0/24' }] },
      { ConfigOnly: true, IPAM: { Config: [{ Subnet: '10.97.3.0/24' }] } },
    ],
    [
      'settings of another one',
      { configFrom: 'settings' },
      { ConfigFrom: { Network: 'settings' }, IPAM: { Config: [{ Subnet: '10.98.0.0/24' }] } },
    ],
  ])('%s', async (_title, request, expected) => {
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
