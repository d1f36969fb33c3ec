/** Takes an option of a network as the engine holds it, gives what it does in a sentence. Pure. */

type Explain = string | ((value: string) => string);

const bridge = 'com.docker.network.bridge.';

const gatewayMode = oneOf(
  {
    '': 'The default: published ports and outgoing traffic are translated to the host’s address.',
    nat: 'The default: published ports and outgoing traffic are translated to the host’s address.',
    'nat-unprotected': 'Translated as in nat, and ports that are not published are not filtered either.',
    routed: 'No address translation: containers are reached by their own addresses, published ports only.',
    isolated: 'The bridge has no address: the host itself is kept out as well. For internal networks only.',
  },
  'How packets pass between this network and the outside.',
);

const prefix: Explain = 'How interfaces inside containers are called: this, and a number. The default is eth.';

const known = new Map<string, Explain>([
  [`${bridge}name`, 'The Linux bridge on the host that carries this network.'],
  [
    `${bridge}enable_icc`,
    (value) =>
      isTrue(value)
        ? 'Inter-container communication, on by default: members reach each other on every port.'
        : 'Inter-container communication is off: the engine’s rules drop what one member sends to another.',
  ],
  [
    `${bridge}enable_ip_masquerade`,
    (value) =>
      isTrue(value)
        ? 'On by default: what leaves for the outside carries the host’s address as its source.'
        : 'Off: what leaves for the outside keeps the container’s address, so there must be a route back.',
  ],
  [`${bridge}host_binding_ipv4`, (value) => `Where ports are published that name no address: ${bindingOf(value)}.`],
  [`${bridge}default_bridge`, 'The engine’s default: containers that name no network join it. It has no DNS names.'],
  [
    `${bridge}inhibit_ipv4`,
    (value) =>
      isTrue(value)
        ? 'The engine gives the bridge no IPv4 address: whoever made the bridge does.'
        : 'The default: the engine gives the bridge its IPv4 address.',
  ],
  [`${bridge}gateway_mode_ipv4`, gatewayMode],
  [`${bridge}gateway_mode_ipv6`, gatewayMode],
  [
    `${bridge}trusted_host_interfaces`,
    'Host interfaces from which published ports may be reached on containers’ own addresses.',
  ],
  ['com.docker.network.driver.mtu', 'Largest packet, in bytes, that interfaces of this network send in one piece.'],
  ['com.docker.network.container_iface_prefix', prefix],
  ['com.docker.network.container_interface_prefix', prefix],
  ['com.docker.network.internal', 'No way to the outside: no default route, and no address translation.'],
  ['com.docker.network.enable_ipv4', 'Whether members get IPv4 addresses.'],
  ['com.docker.network.enable_ipv6', 'Whether members get IPv6 addresses.'],
  [
    'com.docker.network.driver.overlay.vxlanid_list',
    'VXLAN network identifiers, one a subnet: they keep overlays apart on the wire between nodes.',
  ],
  [
    'encrypted',
    'The data plane between nodes is encrypted (IPsec). VXLAN alone only encapsulates. The option’s presence counts.',
  ],
  [
    'parent',
    (value) =>
      value.includes('.')
        ? 'Interface of the host that carries this network: a VLAN sub-interface, tagged with the number after the dot.'
        : 'Interface of the host that carries this network. The host itself cannot reach containers on it.',
  ],
  [
    'macvlan_mode',
    oneOf(
      {
        bridge: 'The default: members of the same parent reach each other directly.',
        private: 'Members of the same parent do not reach each other.',
        vepa: 'Everything goes to the switch first, which has to send it back for members to meet.',
        passthru: 'One member only, which has the parent for itself.',
      },
      'How members of the same parent reach each other.',
    ),
  ],
  [
    'ipvlan_mode',
    oneOf(
      {
        l2: 'The default: members share the parent’s segment and its MAC address; ARP and broadcast work.',
        l3: 'The parent routes: no broadcast and no ARP; the network outside needs a route here.',
        l3s: 'As L3, and packets pass the host’s netfilter, so its firewall applies.',
      },
      'On which layer the parent passes packets on.',
    ),
  ],
  [
    'ipvlan_flag',
    oneOf(
      {
        bridge: 'The default: members of the same parent reach each other directly.',
        private: 'Members of the same parent do not reach each other.',
        vepa: 'Everything goes to the switch first, which has to send it back for members to meet.',
      },
      'How members of the same parent reach each other.',
    ),
  ],
]);

const families: readonly (readonly [string, string])[] = [
  ['com.docker.network.endpoint.sysctls', 'Kernel settings of the endpoint’s interface.'],
  ['com.docker.network.endpoint.ifname', 'Name that the endpoint’s interface has inside the container.'],
  ['com.docker.network.endpoint.', 'A setting of endpoints rather than of the network.'],
  ['com.docker.network.windowsshim.', 'For Windows containers only.'],
];

/** Null: not an option Netloom knows. */
export function explainOption(key: string, value: string): string | null {
  const explain = known.get(key) ?? families.find(([start]) => key.startsWith(start))?.[1];
  if (explain === undefined) return null;
  return typeof explain === 'string' ? explain : explain(value);
}

/** By the value, which may be any text: a name of an object's own too. */
function oneOf(meanings: Record<string, string>, otherwise: string): Explain {
  const byValue = new Map(Object.entries(meanings));
  return (value) => byValue.get(value) ?? otherwise;
}

function bindingOf(address: string): string {
  if (address === '' || address === '0.0.0.0') return 'every address of the host';
  if (address === '::') return 'every IPv6 address of the host';
  if (address === '::1' || address.startsWith('127.')) return 'loopback, so that only the host itself reaches them';
  return 'this address of the host only';
}

/** As Go's strconv.ParseBool. */
function isTrue(value: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value);
}
