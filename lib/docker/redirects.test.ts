import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNetworkRequestSchema } from '@/lib/model';
import { aContainerId, aNetworkId } from '@/lib/model/builders';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import { connectEngine } from './dockerode-engine';
import { resolveEndpoint } from './endpoint';
import type { Engine } from './engine';

const [network, container] = [aNetworkId('app'), aContainerId('web')];
const run = runContainerRequestSchema.parse({ image: 'busybox', networks: [{ networkId: network }] });

/** Every method that asks the engine something: one that is added has to stand here too. */
const calls: Record<Exclude<keyof Engine, 'address' | 'hidden' | 'close'>, (engine: Engine) => Promise<unknown>> = {
  describe: (engine) => engine.describe(),
  listNetworks: (engine) => engine.listNetworks(),
  inspectNetwork: (engine) => engine.inspectNetwork(network),
  listContainers: (engine) => engine.listContainers(),
  inspectContainer: (engine) => engine.inspectContainer(container),
  containerStats: (engine) => engine.containerStats(container),
  watch: (engine) => engine.watch(new AbortController().signal),
  createNetwork: (engine) => engine.createNetwork(createNetworkRequestSchema.parse({ name: 'app' })),
  removeNetwork: (engine) => engine.removeNetwork(network),
  connect: (engine) => engine.connect(network, { containerId: container }),
  disconnect: (engine) => engine.disconnect(network, container, true),
  releaseEndpoint: (engine) => engine.releaseEndpoint(network, 'ghost'),
  listImages: (engine) => engine.listImages(),
  createContainer: (engine) => engine.createContainer(run, { name: 'web', network: 'app', operation: 'one' }),
  changeContainer: (engine) => engine.changeContainer(container, 'start'),
  removeContainer: (engine) => engine.removeContainer(container, true, 'keep'),
  probeChanges: async (engine) => {
    // Whoever redirects is no proxy that denies; what it is, the reading says.
    expect(await engine.probeChanges()).toEqual([]);
    throw new Error('probed');
  },
};

describe('an engine that redirects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redirects-'));
  const asked: string[] = [];
  let [status, location] = [301, ''];
  let [connections, port] = [0, 0];
  let elsewhere: TcpServer;
  let front: Server;
  let engine: Engine;

  beforeAll(async () => {
    elsewhere = createTcpServer((socket) => (connections++, socket.destroy())).listen(0, '127.0.0.1');
    await new Promise((resolve) => elsewhere.once('listening', resolve));
    port = (elsewhere.address() as AddressInfo).port;
    front = createServer((request, response) => {
      asked.push(request.url ?? '');
      request.resume();
      response.writeHead(status, { location }).end();
    }).listen(join(folder, 'docker.sock'));
    await new Promise((resolve) => front.once('listening', resolve));
    const DOCKER_HOST = `unix://${join(folder, 'docker.sock')}`;
    engine = connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST }, folder));
  });
  beforeEach(() => void asked.splice(0));
  afterAll(() => {
    engine.close();
    front.closeAllConnections();
    front.close();
    elsewhere.close();
    rmSync(folder, { recursive: true });
  });

  const places: readonly (readonly [string, () => string])[] = [
    ['to another address', () => `http://127.0.0.1:${port}/elsewhere`],
    ['to another address of the same scheme', () => `//127.0.0.1:${port}/elsewhere`],
    ['to another path', () => '/elsewhere'],
    ['to a path beside', () => 'elsewhere'],
  ];
  describe.each(Object.entries(calls))('is not followed by %s', (_method, call) => {
    it.each(places)('%s', async (_place, to) => {
      for (status of [301, 302, 303, 307, 308]) {
        location = to();
        await expect(call(engine)).rejects.toThrow(/redirect.*not followed|probed/);
      }
      expect(asked.filter((url) => url.includes('elsewhere'))).toEqual([]);
      expect(connections).toBe(0);
    });
  });
});
