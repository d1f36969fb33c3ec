import * as traffic from './traffic.mjs';
import { hostileName } from './world-networks.mjs';

/**
 * @typedef {object} ContainerSpec
 * @property {string} name
 * @property {string} image
 * @property {readonly string[]} run parts of its command, see traffic.mjs
 * @property {Record<string, { ipv4?: string, ipv6?: string }>} [networks]
 * @property {string} [mode] network mode other than the first of `networks`
 * @property {[project: string, service: string, number: number]} [compose]
 * @property {string[]} [ports] `outside:inside`
 * @property {string[]} [health] the health check's command
 * @property {number} [healthEvery] seconds
 * @property {'exited' | 'paused'} [state] running when absent
 * @property {string[]} [after] started when these run
 */

const healthy = { health: ['CMD', 'true'], healthEvery: 30 };
const webs = ['shop-web-1', 'shop-web-2', 'shop-web-3'];
const apis = ['shop-api-1/?items', 'shop-api-2/?items'];

/** @param {number} number @returns {ContainerSpec} */
const web = (number) => ({
  name: `shop-web-${number}`,
  image: 'lab/web',
  compose: ['shop', 'web', number],
  networks: { shop_edge: {}, shop_app: {} },
  run: [traffic.serve({ page: 9000 * number }), traffic.request({ to: apis, pause: number })],
  // The second one answers, but its check never passes: running and unhealthy.
  ...(number === 2 ? { health: ['CMD', 'false'], healthEvery: 10 } : healthy),
});

/** @param {number} number @returns {ContainerSpec} */
const api = (number) => ({
  name: `shop-api-${number}`,
  image: 'lab/api',
  compose: ['shop', 'api', number],
  networks: { shop_app: {}, shop_data: {} },
  run: [
    traffic.serve({ page: 3000 }),
    traffic.push({ host: 'shop-db-1', port: 5432, count: 2 * number, pause: 0.5 }),
    traffic.fetchBulk({ url: 'shop-cache-1:6379/bulk/data', times: 4, pause: 3 + 2 * number }),
  ],
});

/** @type {ContainerSpec[]} */
const shop = [
  {
    name: 'shop-proxy-1',
    image: 'lab/proxy',
    compose: ['shop', 'proxy', 1],
    networks: { shop_edge: { ipv4: '10.20.0.10' } },
    ports: ['8080:80', '8443:443'],
    run: [
      traffic.serve({ page: 20_000 }),
      'httpd -p 443 -h /www',
      traffic.request({ to: webs, few: 3, pause: 0 }),
      traffic.fail({ host: 'shop-web-3', port: 9999, pause: 3 }),
    ],
    ...healthy,
  },
  ...[1, 2, 3].map(web),
  ...[1, 2].map(api),
  {
    name: 'shop-db-1',
    image: 'lab/db',
    compose: ['shop', 'db', 1],
    networks: { shop_data: { ipv4: '10.20.2.20' } },
    run: [traffic.swallow(5432)],
    ...healthy,
  },
  {
    name: 'shop-cache-1',
    image: 'lab/cache',
    compose: ['shop', 'cache', 1],
    networks: { shop_data: {} },
    run: [traffic.serve({ port: 6379, bulk: 3_000_000 })],
  },
  {
    name: 'shop-worker-1',
    image: 'lab/worker',
    compose: ['shop', 'worker', 1],
    networks: { shop_app: {}, shop_data: {} },
    run: [
      traffic.push({ host: 'shop-db-1', port: 5432, count: 8, pause: 0.7 }),
      traffic.fail({ host: 'shop-api-1', port: 8081, pause: 2 }),
      traffic.sendOutside,
    ],
  },
];

/** @type {ContainerSpec[]} */
const metrics = [
  {
    name: 'metrics-collector-1',
    image: 'lab/collector',
    compose: ['metrics', 'collector', 1],
    networks: { metrics_net: {}, shop_app: {} },
    run: [
      traffic.serve({ port: 9090, page: 40_000 }),
      traffic.request({ to: [...webs, ...apis, 'shop-worker-1:9100'], few: 2, pause: 2 }),
    ],
  },
  {
    name: 'metrics-viewer-1',
    image: 'lab/viewer',
    compose: ['metrics', 'viewer', 1],
    networks: { metrics_net: {} },
    ports: ['3000:3000'],
    run: [traffic.serve({ port: 3000 }), traffic.request({ to: ['metrics-collector-1:9090'], pause: 4 })],
  },
];

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
