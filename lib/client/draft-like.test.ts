import { describe, expect, it } from 'vitest';
import type { Network } from '@/lib/model';
import { aNetwork } from '@/lib/model/builders';
import { noSettings } from './driver-settings';
import { draftLike } from './draft-like';
import { readNetworkDraft } from './network-draft';

const like = (about: Partial<Network>, names: string[] = []) => draftLike(aNetwork(about), new Set(names));
const icc = 'com.docker.network.bridge.enable_icc';

describe('a network like another one', () => {
  it.each<[Partial<Network>, object]>([
    [
      { name: 'app', internal: true, ipv6: true },
      { name: 'app-2', internal: true, ipv6: true, driver: 'bridge' },
    ],
    [{ options: { [icc]: 'false', other: 'x' } }, { settings: { ...noSettings, icc: 'false' }, options: 'other=x' }],
    [{ options: { 'com.docker.network.bridge.name': 'br0' } }, { settings: noSettings, options: '' }],
    [
      { driver: 'macvlan', options: { parent: 'eth0.20', macvlan_mode: 'vepa' } },
      { driver: 'macvlan', parent: 'eth0', vlan: '20', mode: 'vepa', options: '' },
    ],
    [
      { driver: 'overlay', scope: 'swarm', attachable: true, options: { encrypted: '' } },
      { driver: 'overlay', scope: '', attachable: true, settings: { ...noSettings, encrypted: 'true' } },
    ],
    [
      { driver: 'macvlan', scope: 'swarm', configFrom: 'settings' },
      { scope: 'swarm', configFrom: 'settings' },
    ],
    [
      { driver: 'null', configOnly: true },
      { driver: 'bridge', configOnly: true },
    ],
    [
      { labels: { team: 'net', 'com.docker.compose.project': 'shop', 'com.docker.stack.namespace': 'web' } },
      { labels: 'team=net' },
    ],
  ])('%j is %j in the form', (about, expected) => {
    expect(like(about)).toMatchObject(expected);
  });

  it.each([
    ['app', [], 'app-2'],
    ['app', ['app-2', 'app-3'], 'app-4'],
    ['app-2', ['app', 'app-2'], 'app-3'],
    ['<b>', [], 'b-2'],
    ['../', [], 'network-2'],
  ])('of %s, beside %j, is called %s', (name, names, expected) => {
    expect(like({ name }, names).name).toBe(expected);
  });

  it('can be asked for as it stands', () => {
    const subnets = [{ subnet: '10.9.0.0/24', gateway: '10.9.0.1', ipRange: null, reserved: { nas: '10.9.0.9' } }];
    expect(readNetworkDraft(like({ subnets, labels: { a: 'b' } })).request).toMatchObject({
      subnets: [],
      labels: { a: 'b' },
    });
    expect(readNetworkDraft(like({ subnets, configOnly: true })).request).toMatchObject({
      configOnly: true,
      subnets: [{ subnet: '10.9.0.0/24', gateway: '10.9.0.1', reserved: { nas: '10.9.0.9' } }],
    });
  });
});
