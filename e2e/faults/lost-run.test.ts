import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actions } from '@/lib/actions/actions';
import { actionsOn } from '@/lib/actions/scripted-world';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Inventory } from '@/lib/inventory/inventory';
import { imagesSchema } from '@/lib/model/image';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import { anAuthor } from '@/lib/model/builders';
import { aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

let double: EngineDouble;
let engine: Engine;
let inventory: Inventory;
let actions: Actions;

beforeEach(async () => {
  const networks = [aDoubleNetwork({ name: 'app' }), aDoubleNetwork({ name: 'data' })];
  double = await startEngineDouble({ world: new DoubleWorld({ networks }) });
  const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere');
  engine = connectEngine(endpoint, { deadlines: { change: 300, stop: 300 } });
  inventory = new Inventory(engine);
  inventory.start();
  await until('the networks', () => inventory.resolveNetwork('data'));
  actions = actionsOn({ engine, inventory, hostInterfaces: () => null });
});
afterEach(async () => {
  await inventory.stop();
  engine.close();
  await double.stop();
});

function run() {
  const networks = ['app', 'data'].map((name) => ({ networkId: inventory.resolveNetwork(name)?.id ?? '' }));
  const request = runContainerRequestSchema.parse({ image: 'busybox', name: 'box', networks });
  return actions.runContainer(request, anAuthor);
}

const held = () => [...double.world.containers.values()].map(({ name, state }) => `${name} ${state}`);

describe('a run', () => {
  it.each(['POST /containers/create', 'POST /networks/:id/connect', 'POST /containers/:id/start'])(
    'whose answer is lost at %s is finished, and never doubled',
    async (route) => {
      double.on(route).times(1).loseReply();
      expect((await run()).container).toMatchObject({ name: 'box', state: 'running' });
      expect(held()).toEqual(['box running']);
      expect([...double.world.container('box').endpoints.keys()]).toEqual(['app', 'data']);
      expect(double.requests.count('POST /containers/create')).toBe(1);
    },
  );

  it.each(['POST /networks/:id/connect', 'POST /containers/:id/start'])(
    'that the engine fails at %s leaves nothing behind',
    async (route) => {
      double.on(route).reply(500, { message: 'no space left on device' });
      await expect(run()).rejects.toMatchObject({
        engineMessage: 'no space left on device',
        message: expect.stringMatching(/is removed again/),
      });
      expect(held()).toEqual([]);
      const [removal] = double.requests.of('DELETE /containers/:id');
      expect(removal?.path).toMatch(/\?force=true&v=true$/);
    },
  );

  it('says what is left where the engine does not remove it either', async () => {
    double.on('POST /containers/:id/start').reply(500, { message: 'no space left on device' });
    double.on('DELETE /containers/:id').reply(500, { message: 'device or resource busy' });
    await expect(run()).rejects.toThrow(/“box” was created for this and is still there.*device or resource busy/);
    expect(held()).toEqual(['box created']);
  });
});

describe('images', () => {
  it('are told without what is in their environment, and read whole once', async () => {
    const images = imagesSchema.parse({ images: await engine.listImages(), hidden: null });
    expect(JSON.stringify(images)).not.toContain('SECRET');
    await engine.listImages();
    expect(double.requests.count('GET /images/json')).toBe(2);
    expect(double.requests.count(`GET /images/:id/json`)).toBe(2);
  });

  it('of which one cannot be read are told all the same, and that one is asked for again', async () => {
    const fault = double.on('GET /images/:id/json').times(1).reply(500, { message: 'layer is missing' });
    const known = (await engine.listImages()).map(({ hasCommand }) => hasCommand);
    expect(known).toContain(null);
    await fault.reached();
    expect((await engine.listImages()).map(({ hasCommand }) => hasCommand)).toEqual([true, false]);
  });
});
