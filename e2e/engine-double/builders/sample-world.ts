import type { EngineVersion } from '../engine-version';
import { DoubleWorld } from '../world/double-world';
import { aDoubleContainer } from './a-double-container';
import { aDoubleNetwork } from './a-double-network';
import { aSwarm, aSwarmService, aSwarmTask } from './a-swarm';

const SERVICE = 'service000000000000000001';
const TASK = 'task000000000000000000001';
const MESH = 'mesh000000000000000000001';
const TASK_CONTAINER = '7'.repeat(64);

/** One of everything that networks and containers can be. */
export const sampleWorld = (version: EngineVersion = '20.10'): DoubleWorld =>
  new DoubleWorld({
    version,
    swarm: aSwarm({
      services: [aSwarmService(SERVICE, 'mesh', MESH, 1)],
      tasks: [{ ...aSwarmTask(TASK, SERVICE, 1, TASK_CONTAINER, MESH), ...(version !== '20.10' && { Volumes: null }) }],
    }),
    networks: [
      aDoubleNetwork({ name: 'shop_app' }),
      aDoubleNetwork({ name: 'shop_data', internal: true }),
      aDoubleNetwork({ name: 'six', ipv6: true, subnets: [{ subnet: '10.40.0.0/24' }, { subnet: 'fd00:40::/64' }] }),
      aDoubleNetwork({
        name: 'lan',
        driver: 'macvlan',
        options: { parent: 'eth0' },
        subnets: [
          {
            subnet: '10.41.0.0/24',
            gateway: '10.41.0.1',
            ipRange: '10.41.0.64/26',
            auxiliary: { router: '10.41.0.65' },
          },
        ],
      }),
      aDoubleNetwork({ name: 'mesh', id: MESH, driver: 'overlay', attachable: true }),
    ],
    containers: [
      aDoubleContainer({
        name: 'web',
        networks: { shop_app: { aliases: ['www'] } },
        ports: [{ privatePort: 80, publicPort: 8080, protocol: 'tcp' }],
      }),
      aDoubleContainer({ name: 'api', networks: { shop_app: {}, shop_data: {} }, health: 'unhealthy' }),
      aDoubleContainer({ name: 'six', networks: { six: { ipv4: '10.40.0.66', ipv6: 'fd00:40::66' } } }),
      aDoubleContainer({ name: 'lan', networks: { lan: { ipv4: '10.41.0.70' } } }),
      aDoubleContainer({ name: 'paused', networkMode: 'shop_app', state: 'paused' }),
      aDoubleContainer({ name: 'never', networkMode: 'shop_app', state: 'created' }),
      aDoubleContainer({ name: 'over', networkMode: 'shop_data', state: 'exited', exitCode: 1 }),
      aDoubleContainer({ name: 'hosted', networkMode: 'host' }),
      aDoubleContainer({ name: 'lonely', networkMode: 'none' }),
      aDoubleContainer({ name: 'plain' }),
      aDoubleContainer({ name: 'mesh.1', id: TASK_CONTAINER, networks: { mesh: {} } }),
    ],
  });
