import { describe, expect, it } from 'vitest';
import { anEngineId, aNetworkId } from '@/lib/model/builders';
import { networkSchema } from '@/lib/model';
import { networkJson, type NetworkJson } from './network-json';
import { networkToModel } from './network-to-model';

const id = aNetworkId('some');
const bridge = 'com.docker.network.bridge.';

/** As 20.10 lists a plain bridge. */
function model(overrides: Partial<NetworkJson>) {
  const raw = networkJson.parse({
    ...{ Name: 'some', Id: id, Created: '2026-11-23T22:59:57.214991379Z', Scope: 'local', Driver: 'bridge' },
    ...{ EnableIPv6: false, Internal: false, Attachable: false, Ingress: false, ConfigOnly: false },
    ...{ ConfigFrom: { Network: '' }, IPAM: { Config: [] }, Options: {}, Labels: {} },
    ...overrides,
  });
  return networkSchema.parse(networkToModel(raw, anEngineId));
}

describe('a network of the engine becomes one of the model', () => {
  it.each<[string, Partial<NetworkJson>, object]>([
    [
      'a bridge has its device, named by its id',
      {},
      { bridge: `br-${id.slice(0, 12)}`, icc: true, masquerade: true, mtu: null, encrypted: null, vni: null },
    ],
    ['the default bridge is docker0', { Name: 'bridge' }, { bridge: 'docker0' }],
    ['a bridge may be named by option', { Options: { [`${bridge}name`]: 'lan0' } }, { bridge: 'lan0' }],
    [
      'ICC and masquerade are options',
      { Options: { [`${bridge}enable_icc`]: 'false', [`${bridge}enable_ip_masquerade`]: '0' } },
      { icc: false, masquerade: false },
    ],
    [
      'a routed bridge does not masquerade',
      { Options: { [`${bridge}gateway_mode_ipv4`]: 'routed' } },
      { masquerade: false },
    ],
    ['an internal one has nothing to masquerade', { Internal: true }, { internal: true, masquerade: null }],
    ['an MTU is a number', { Options: { 'com.docker.network.driver.mtu': '1400' } }, { mtu: 1400 }],
    ['an MTU that is none is unknown', { Options: { 'com.docker.network.driver.mtu': 'x' } }, { mtu: null }],
    [
      'an overlay has a VXLAN id',
      { Driver: 'overlay', Scope: 'swarm', Options: { 'com.docker.network.driver.overlay.vxlanid_list': '4097,4098' } },
      { vni: 4097, encrypted: false, bridge: null, icc: null, scope: 'swarm' },
    ],
    [
      'an overlay on a worker may have none yet',
      { Driver: 'overlay', Created: '0001-01-01T00:00:00Z', Options: null },
      { vni: null, createdAt: null },
    ],
    ['the encrypted option has an empty value', { Driver: 'overlay', Options: { encrypted: '' } }, { encrypted: true }],
    [
      'macvlan and ipvlan have a parent',
      { Driver: 'ipvlan', Options: { parent: 'eth0.10' } },
      { parent: 'eth0.10', bridge: null, masquerade: null },
    ],
    ['a config-only network has no device', { Driver: 'null', ConfigOnly: true }, { configOnly: true, bridge: null }],
    [
      'the network that it is configured from is named',
      { ConfigFrom: { Network: 'template' } },
      { configFrom: 'template' },
    ],
    [
      'a plugin keeps its driver and options',
      { Driver: 'weaveworks/net:2', Options: { a: 'b' } },
      { driver: 'weaveworks/net:2', options: { a: 'b' }, bridge: null, icc: null },
    ],
    ['ingress is marked', { Driver: 'overlay', Ingress: true }, { ingress: true }],
    [
      'IPv4 is on unless an engine from 28 says otherwise',
      { EnableIPv4: false, EnableIPv6: true },
      { ipv4: false, ipv6: true },
    ],
    ['a stack counts as a project', { Labels: { 'com.docker.stack.namespace': 'shop' } }, { project: 'shop' }],
    ['names stay as they are', { Name: '<img src=x>\n\u202e' }, { name: '<img src=x>\n\u202e' }],
  ])('%s', (_title, overrides, expected) => {
    expect(model(overrides)).toMatchObject(expected);
  });

  it('keeps subnets with gateway, range and reserved addresses', () => {
    const subnets = model({
      IPAM: {
        Config: [
          {
            Subnet: '10.0.0.0/24',
            Gateway: '10.0.0.1/24',
            IPRange: '10.0.0.128/25',
            AuxiliaryAddresses: { host: '10.0.0.2' },
          },
          { Subnet: 'fd00::/64' },
          {},
        ],
      },
    }).subnets;
    expect(subnets).toEqual([
      { subnet: '10.0.0.0/24', gateway: '10.0.0.1', ipRange: '10.0.0.128/25', reserved: { host: '10.0.0.2' } },
      { subnet: 'fd00::/64', gateway: null, ipRange: null, reserved: {} },
    ]);
  });

  it('cuts labels at 1 kB and takes no prototype from them', () => {
    const labels = networkJson.parse(
      JSON.parse(
        `{"Id":"${id}","Name":"x","Labels":{"__proto__":"evil","long":"${'ä'.repeat(3_000_000)}","constructor":"c"}}`,
      ),
    );
    const { labels: kept } = networkToModel(labels, anEngineId);
    expect(Object.keys(kept).sort()).toEqual(['constructor', 'long']);
    expect(Buffer.byteLength(kept['long'] ?? '')).toBe(1024);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });
});
