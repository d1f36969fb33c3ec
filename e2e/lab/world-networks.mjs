import { uplink } from './addresses.mjs';

/** What no sane person calls a network, and what the engine accepts. */
export const hostileName = '<img src=x onerror=alert(1)>';

/** @typedef {{ Name: string, [key: string]: unknown }} NetworkSpec the body of POST /networks/create */

/** @param {string} subnet @param {string} gateway @param {string} [range] */
const pool = (subnet, gateway, range) => ({ Subnet: subnet, Gateway: gateway, ...(range && { IPRange: range }) });

/** @param {string} project @param {string} network */
const composeLabels = (project, network) => ({
  'com.docker.compose.project': project,
  'com.docker.compose.network': network,
  'com.docker.compose.version': '2.32.4',
});

/** @type {NetworkSpec[]} in this order: a network may name an earlier one as its configuration */
export const localNetworks = [
  // Subnets of our own choosing: only there does the engine accept a static address.
  {
    Name: 'shop_edge',
    Driver: 'bridge',
    Labels: composeLabels('shop', 'edge'),
    IPAM: { Config: [pool('10.20.0.0/24', '10.20.0.1')] },
  },
  {
    Name: 'shop_app',
    Driver: 'bridge',
    Labels: composeLabels('shop', 'app'),
    IPAM: { Config: [pool('10.20.1.0/24', '10.20.1.1', '10.20.1.128/25')] },
  },
  {
    Name: 'shop_data',
    Driver: 'bridge',
    Internal: true,
    Labels: composeLabels('shop', 'data'),
    IPAM: { Config: [pool('10.20.2.0/24', '10.20.2.1')] },
  },
  {
    Name: 'metrics_net',
    Driver: 'bridge',
    Labels: composeLabels('metrics', 'net'),
    IPAM: { Config: [pool('10.21.0.0/24', '10.21.0.1')] },
  },
  {
    Name: 'lan',
    Driver: 'macvlan',
    Options: { parent: uplink.device },
    IPAM: {
      Config: [
        { ...pool(uplink.subnet, uplink.gateway, '192.168.77.128/25'), AuxiliaryAddresses: { engine: uplink.address } },
      ],
    },
  },
  {
    Name: 'sensors6',
    Driver: 'bridge',
    EnableIPv6: true,
    Options: { 'com.docker.network.driver.mtu': '1400' },
    IPAM: { Config: [pool('10.26.0.0/24', '10.26.0.1'), pool('fd00:20:6::/64', 'fd00:20:6::1')] },
  },
  {
    Name: 'branch-template',
    ConfigOnly: true,
    Driver: 'bridge',
    IPAM: { Config: [pool('10.27.0.0/24', '10.27.0.1')] },
  },
  { Name: 'branch', Driver: 'bridge', ConfigFrom: { Network: 'branch-template' } },
  { Name: hostileName, Driver: 'bridge', IPAM: { Config: [pool('10.66.0.0/24', '10.66.0.1')] } },
  // No subnet chosen and nobody on it: what `docker network create scratch` leaves behind.
  { Name: 'scratch', Driver: 'bridge' },
];

/** Needs the engine to be a Swarm manager. @type {NetworkSpec} */
export const overlay = {
  Name: 'mesh',
  Driver: 'overlay',
  Attachable: true,
  IPAM: { Config: [pool('10.30.0.0/24', '10.30.0.1')] },
};
