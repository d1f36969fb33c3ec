import { describe, expect, it } from 'vitest';
import { noSettings } from './driver-settings';
import { emptyNetwork, emptySubnet, fieldOfRequest, readNetworkDraft, type NetworkDraft } from './network-draft';

const read = (draft: Partial<NetworkDraft>) => readNetworkDraft({ ...emptyNetwork, name: 'app', ...draft });
const subnet = '10.20.0.0/24';

describe('the form of a new network', () => {
  it.each<[Partial<NetworkDraft>, object]>([
    [{}, { name: 'app', driver: 'bridge', subnets: [], options: {}, labels: {} }],
    [{ name: ' app ' }, { name: 'app' }],
    [{ subnets: [{ ...emptySubnet, subnet: ` ${subnet} ` }] }, { subnets: [{ subnet, reserved: {} }] }],
    [
      { subnets: [{ subnet, gateway: '10.20.0.1', ipRange: '10.20.0.128/25', reserved: 'a=10.20.0.9, b=10.20.0.8' }] },
      {
        subnets: [
          { subnet, gateway: '10.20.0.1', ipRange: '10.20.0.128/25', reserved: { a: '10.20.0.9', b: '10.20.0.8' } },
        ],
      },
    ],
    [{ driver: 'macvlan', parent: 'eth0', mode: 'vepa' }, { options: { parent: 'eth0', macvlan_mode: 'vepa' } }],
    [{ driver: 'ipvlan', parent: 'eth0', mode: 'l3' }, { options: { parent: 'eth0', ipvlan_mode: 'l3' } }],
    [{ driver: 'bridge', parent: 'eth0', mode: 'l3' }, { options: {} }],
    [{ driver: 'macvlan', parent: 'eth0', vlan: '20' }, { options: { parent: 'eth0.20' } }],
    [
      { settings: { ...noSettings, mtu: '1400', icc: 'false', vxlanId: '5000' } },
      { options: { 'com.docker.network.driver.mtu': '1400', 'com.docker.network.bridge.enable_icc': 'false' } },
    ],
    [{ driver: 'overlay', settings: { ...noSettings, encrypted: 'true' } }, { options: { encrypted: 'true' } }],
    [
      { scope: 'swarm', configFrom: 'settings' },
      { scope: 'swarm', configFrom: 'settings' },
    ],
    [{ configOnly: true }, { configOnly: true, ingress: false }],
    [{ driver: 'overlay', ingress: true }, { ingress: true }],
    [{ labels: 'team = net\nempty=' }, { labels: { team: 'net', empty: '' } }],
    [{ options: 'com.docker.network.driver.mtu=1400' }, { options: { 'com.docker.network.driver.mtu': '1400' } }],
  ])('%j is the request %j', (draft, request) => {
    expect(read(draft).request).toMatchObject(request);
  });

  it.each<[Partial<NetworkDraft>, string, RegExp]>([
    [{ name: '' }, 'name', /letter or digit/],
    [{ name: '-x' }, 'name', /letter or digit/],
    [{ name: 'a b' }, 'name', /letter or digit/],
    [{ name: 'x'.repeat(129) }, 'name', /128/],
    [{ subnets: [{ ...emptySubnet, subnet: '10.20.0.0' }] }, 'subnets.0.subnet', /written like/],
    [{ subnets: [{ ...emptySubnet, subnet: '10.20.0.300/24' }] }, 'subnets.0.subnet', /written like/],
    [{ subnets: [{ ...emptySubnet, gateway: '10.20.0.1' }] }, 'subnets.0.subnet', /written like/],
    [{ subnets: [{ ...emptySubnet, subnet, gateway: 'x' }] }, 'subnets.0.gateway', /one address/],
    [{ subnets: [{ ...emptySubnet, subnet, ipRange: '10.20.0.9' }] }, 'subnets.0.ipRange', /written like/],
    [{ subnets: [{ ...emptySubnet, subnet, reserved: '10.20.0.9' }] }, 'subnets.0.reserved', /each with a name/],
    [{ subnets: [{ ...emptySubnet, subnet, reserved: 'a=x' }] }, 'subnets.0.reserved', /one address/],
    [{ subnets: [emptySubnet, { ...emptySubnet, subnet: 'x' }] }, 'subnets.1.subnet', /written like/],
    [{ options: 'nothing' }, 'options', /key=value/],
    [{ labels: 'a b=c' }, 'labels', /key=value/],
    [{ driver: 'macvlan', parent: 'eth0', vlan: '4095' }, 'vlan', /from 1 to 4094/],
    [{ driver: 'ipvlan', vlan: '20' }, 'vlan', /of a parent/],
  ])('%j is refused at %s', (draft, field, why) => {
    const { errors } = read(draft);
    expect(errors?.[field]).toMatch(why);
  });

  it.each([
    ['subnets.0.gateway', 'subnets.1.gateway'],
    ['options.parent', 'parent'],
    ['options.ipvlan_mode', 'mode'],
    ['options.com.docker.network.bridge.name', 'settings.bridgeName'],
    ['options.com.docker.network.driver.mtu', 'settings.mtu'],
    ['options.some.other', 'options'],
    ['configFrom', 'configFrom'],
    ['name', 'name'],
  ])('what is refused of the request at %s stands at %s', (place, field) => {
    const draft = { ...emptyNetwork, subnets: [emptySubnet, { ...emptySubnet, subnet }] };
    expect(fieldOfRequest(place, draft)).toBe(field);
  });
});
