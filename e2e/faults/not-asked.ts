import { afterAll, beforeAll, expect } from 'vitest';
import { aRuntime, bearer, call } from '@/app/api/stage';
import { actionsOn } from '@/lib/actions/scripted-world';
import { AuditLog } from '@/lib/audit/audit-log';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Inventory } from '@/lib/inventory/inventory';
import { runtime, setRuntime } from '@/lib/server/running';
import { aDoubleContainer, aDoubleNetwork, sampleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

/** What the product reads by itself, whoever asks. */
export const background: ReadonlySet<string> = new Set([
  ...['GET /networks', 'GET /containers/json', 'GET /containers/:id/json', 'GET /events', 'GET /info', 'GET /version'],
  ...['GET /nodes', 'GET /services', 'GET /tasks', 'GET /_ping'],
]);

/** For the tests of a file: the API in front of a double that holds something of everything that can be refused. */
export function aDoubleThatIsNotAsked() {
  let double: EngineDouble;
  let engine: Engine;
  let inventory: Inventory;
  let audit: AuditLog;

  beforeAll(async () => {
    const world = sampleWorld();
    world.silently(() => {
      for (const network of [
        aDoubleNetwork({ name: 'settings', configOnly: true }),
        aDoubleNetwork({ name: 'services', driver: 'overlay' }),
        aDoubleNetwork({ name: 'ingress', driver: 'overlay', ingress: true }),
        aDoubleNetwork({
          name: 'fixed',
          subnets: [{ subnet: '10.50.0.0/24', gateway: '10.50.0.1', auxiliary: { nas: '10.50.0.9' } }],
        }),
      ]) {
        world.createNetwork(network);
      }
      world.createContainer(aDoubleContainer({ name: 'guest', networkMode: 'container:plain' }));
      const labels = { 'com.docker.swarm.task.id': 'task000000000000000000001' };
      world.createContainer(aDoubleContainer({ name: 'task', networks: { mesh: {} }, labels }));
    });
    double = await startEngineDouble({ world });
    engine = connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere'));
    inventory = new Inventory(engine);
    inventory.start();
    await until('the world', () => inventory.topology.containers.length === double.world.containers.size);
    audit = AuditLog.inMemory();
    const actions = actionsOn({ engine, inventory, hostInterfaces: () => null }, audit);
    aRuntime();
    setRuntime({ ...runtime(), inventory, actions, audit });
  });
  afterAll(async () => {
    await inventory?.stop();
    engine?.close();
    await double?.stop();
  });

  const containerId = (name: string) => inventory.topology.containers.find((one) => one.name === name)?.id ?? name;
  const networkId = (name: string) => inventory.topology.networks.find((one) => one.name === name)?.id ?? name;

  /** Grows with every change of what the engine holds. */
  const trace = () => double.world.revision;
  const changes = () => double.requests.all.filter(({ method }) => method !== 'GET' && method !== 'HEAD');

  /** Everything but the lists that the inventory reads by itself. */
  const asked = () =>
    double.requests.all.filter(({ route }) => !background.has(route)).map(({ method, path }) => `${method} ${path}`);

  async function refused(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
    double.requests.clear();
    const before = trace();
    const response = await call(method, path, { headers: { ...bearer, ...headers }, body });
    const { error } = (await response.json()) as { error?: { code: string; message: string } };
    expect(changes()).toEqual([]);
    expect(trace()).toBe(before);
    return `${response.status} ${error?.message}`;
  }

  return { refused, containerId, networkId, changes, asked, forget: () => double.requests.clear(), audit: () => audit };
}
