import type { CreateNetworkDraft } from '@/lib/model';
import { uplink } from '../lab/addresses.mjs';

const bridge = (name: string) => `com.docker.network.bridge.${name}`;

/**
 * What is asked of a new network, and what the engine then holds. The last one takes the settings of a config-only network
 * called `settings`; the overlays need a Swarm.
 */
export const networkCases: readonly [title: string, request: Omit<CreateNetworkDraft, 'name'>, held: object][] = [
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
  ['an option nobody knows', { options: { 'com.example.any': 'thing' } }, { Options: { 'com.example.any': 'thing' } }],
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
];
