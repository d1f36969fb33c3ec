import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import type { ContainerId } from '@/lib/model';
import { aDoubleContainer, aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { engineRequest } from '../engine-double/scenario/engine-request.mjs';

const project = { 'com.docker.compose.project': 'naïve 🕸', 'com.docker.compose.service': 'ünïcode' };
let double: EngineDouble;
let engine: Engine;
let web: ContainerId;

beforeAll(async () => {
  const world = new DoubleWorld({
    networks: [aDoubleNetwork({ name: '名前 🕸', labels: project })],
    containers: [aDoubleContainer({ name: 'web', labels: project, networks: { '名前 🕸': {} } })],
  });
  double = await startEngineDouble({ world });
  engine = connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere'));
  await engine.describe();
  const [listed] = await engine.listContainers();
  web = listed?.container.id ?? expect.unreachable('no container');
});
afterAll(async () => {
  engine?.close();
  await double?.stop();
});

interface Asked {
  route: string;
  path: () => string;
  ask: () => Promise<unknown>;
}

const everyAnswer: [string, Asked][] = [
  ['the list of networks', { route: 'GET /networks', path: () => '/networks', ask: () => engine.listNetworks() }],
  [
    'the list of containers',
    { route: 'GET /containers/json', path: () => '/containers/json?all=1', ask: () => engine.listContainers() },
  ],
  [
    'one container',
    {
      route: 'GET /containers/:id/json',
      path: () => `/containers/${web}/json`,
      ask: () => engine.inspectContainer(web),
    },
  ],
  [
    'the counters of one container',
    {
      route: 'GET /containers/:id/stats',
      path: () => `/containers/${web}/stats?stream=false`,
      ask: () => engine.containerStats(web),
    },
  ],
];

/** How many bytes the whole answer has. */
const sizeOf = async (path: string) => Buffer.byteLength((await engineRequest(double.socket, 'GET', path)).text);

describe.each(everyAnswer)('%s', (_title, { route, path, ask }) => {
  it.each([
    ['of which the length was told', false],
    ['in chunks', true],
  ])('%s, cut at any byte, is refused as cut and never taken for a shorter one', async (_how, chunked) => {
    const size = await sizeOf(path());
    for (let at = 0; at < size; at += 1) {
      const fault = double.on(route).cut(at, { chunked });
      await expect(ask(), `cut after ${at} of ${size} bytes`).rejects.toMatchObject({
        code: 'engine_unreachable',
        message: expect.stringContaining('was cut'),
      });
      fault.release();
    }
    await expect(ask()).resolves.toBeDefined();
  });

  it('in two chunks that end at any byte, inside a character too, is the whole one', async () => {
    const size = await sizeOf(path());
    const whole = await ask();
    for (let at = 1; at < size; at += 1) {
      const fault = double.on(route).split(at);
      expect(await ask(), `split after ${at} of ${size} bytes`).toEqual(whole);
      fault.release();
    }
  });
});
