import * as traffic from './traffic.mjs';

/** @typedef {import('./container-creation.mjs').ContainerSpec} ContainerSpec */

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
export const shop = [
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
export const metrics = [
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
