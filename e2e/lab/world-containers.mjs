import * as traffic from './traffic.mjs';
import { hostileName } from './world-networks.mjs';
import { metrics, shop } from './world-projects.mjs';

/** @typedef {import('./container-creation.mjs').ContainerSpec} ContainerSpec */

/** @type {ContainerSpec[]} */
const modes = [
  // Comes in through the published port, as a browser does: over the host, not inside a network.
  {
    name: 'node-agent',
    image: 'lab/agent',
    mode: 'host',
    run: [traffic.request({ to: ['127.0.0.1:8080'], pause: 2 })],
  },
  { name: 'batch-offline', image: 'lab/batch', mode: 'none', run: [] },
  {
    name: 'vpn',
    image: 'lab/vpn',
    networks: { branch: {} },
    ports: ['9091:9091'],
    run: [traffic.echo({ host: '10.27.0.1', size: 800, every: 0.5 })],
  },
  { name: 'torrent', image: 'lab/torrent', mode: 'container:vpn', after: ['vpn'], run: [traffic.sendOutside] },
  { name: 'legacy-cron', image: 'lab/cron', mode: 'bridge', run: [traffic.echo({ host: '172.17.0.1', every: 1 })] },
  {
    name: 'shop-migrate',
    image: 'lab/api',
    networks: { shop_data: { ipv4: '10.20.2.77' } },
    state: 'exited',
    run: ['exit 0'],
  },
  { name: 'report-generator', image: 'lab/batch', networks: { shop_app: {} }, state: 'paused', run: [] },
];

/** @type {ContainerSpec[]} */
const otherDrivers = [
  {
    name: 'printer',
    image: 'lab/printer',
    networks: { lan: { ipv4: '192.168.77.50' } },
    run: [traffic.serve({ port: 631, bulk: 1_000_000 })],
  },
  {
    name: 'scanner',
    image: 'lab/scanner',
    networks: { lan: { ipv4: '192.168.77.51' } },
    run: [traffic.fetchBulk({ url: '192.168.77.50:631/bulk/data', times: 6, pause: 4 })],
  },
  {
    name: 'sensor-hub',
    image: 'lab/sensor',
    networks: { sensors6: { ipv4: '10.26.0.10', ipv6: 'fd00:20:6::10' } },
    run: [traffic.serve({ page: 5000 })],
  },
  {
    name: 'sensor-attic',
    image: 'lab/sensor',
    networks: { sensors6: { ipv6: 'fd00:20:6::11' } },
    run: [
      traffic.request({ to: ['[fd00:20:6::10]/'], pause: 1 }),
      traffic.echo({ host: 'fd00:20:6::10', size: 600, every: 0.5 }),
    ],
  },
  {
    name: 'curious',
    image: 'lab/web',
    networks: { [hostileName]: {} },
    run: [traffic.echo({ host: '10.66.0.1', size: 200, every: 1 })],
  },
];

/** @type {ContainerSpec[]} */
export const containers = [...shop, ...metrics, ...modes, ...otherDrivers];

/** Attached to the overlay by hand, beside the tasks of the service. @type {ContainerSpec} */
export const overlayGuest = {
  name: 'mesh-guest',
  image: 'lab/worker',
  networks: { mesh: {} },
  run: [traffic.fetchBulk({ url: 'mesh-echo:7000/bulk/data', times: 3, pause: 5 })],
};
