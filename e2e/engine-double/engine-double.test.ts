import Docker from 'dockerode';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { HOSTILE_NETWORK_NAMES, hostileWorld, startEngineDouble, type EngineDouble } from './index';
import { engineRequest } from './scenario/engine-request.mjs';

let double: EngineDouble;
const ask = (path: string) => engineRequest(double.socket, 'GET', path);
const failure = (path: string) =>
  ask(path).then(
    () => 'answered',
    (error: NodeJS.ErrnoException) => error.code,
  );

beforeEach(async () => {
  double = await startEngineDouble();
});
afterEach(() => double.stop());

describe('the engine double', () => {
  it('is an engine to dockerode', async () => {
    const docker = new Docker({ socketPath: double.socket });
    const network = await docker.createNetwork({ Name: 'app', CheckDuplicate: true });
    double.world.createContainer({ name: 'web' });
    await network.connect({ Container: 'web', EndpointConfig: { Aliases: ['www'] } });
    const [container] = await docker.listContainers();
    expect(Object.keys(container?.NetworkSettings.Networks ?? {})).toEqual(['bridge', 'app']);
    expect(Object.values((await network.inspect()).Containers ?? {})).toMatchObject([{ Name: 'web' }]);
  });

  it('remembers what it was asked', async () => {
    await ask('/v1.41/networks?filters=%7B%7D');
    await ask('/networks/bridge');
    await ask('/networks/none');
    expect(double.requests.countsByRoute()).toEqual({ 'GET /networks': 1, 'GET /networks/:id': 2 });
    expect(double.requests.count('GET /networks/none')).toBe(1);
    expect(double.requests.of('GET /networks')[0]?.path).toBe('/v1.41/networks?filters=%7B%7D');
    double.requests.clear();
    expect(double.requests.all).toEqual([]);
  });

  it.each([
    ['/v1.41/networks/../containers/json?all=1', '/v1.41/containers/json?all=1'],
    ['/containers//json', '/containers/json'],
    ['/networks/.', '/networks'],
  ])('answers 301 to the unclean path %s', async (path, location) => {
    const response = await fetchHead(path);
    expect([response.status, response.location]).toEqual([301, location]);
  });

  it('gives the whole list for an empty network id', async () => {
    expect(JSON.parse((await ask('/networks/')).text)).toHaveLength(3);
  });

  it('is gone without a trace of its socket, and comes back with its world', async () => {
    double.world.createNetwork({ name: 'kept' });
    await double.goDown();
    expect(await failure('/_ping')).toBe('ENOENT');
    await double.comeBack();
    expect((await ask('/networks/kept')).status).toBe(200);
  });

  it('can leave its socket behind, as an engine that was killed', async () => {
    await double.goDown({ leaveSocket: true });
    expect(await failure('/_ping')).toBe('ECONNREFUSED');
    await double.comeBack();
    expect((await ask('/_ping')).text).toBe('OK');
  });

  it('runs what a test does while it is down', async () => {
    const seen: unknown[] = [];
    await double.restart(async () => void seen.push(await failure('/_ping')));
    expect([...seen, (await ask('/_ping')).text]).toEqual(['ENOENT', 'OK']);
  });

  it('leaves nothing behind', async () => {
    await double.stop();
    expect(existsSync(dirname(double.socket))).toBe(false);
  });
});

describe('a hostile world', () => {
  it('arrives as it is, names, twins, huge and dangerous labels', async () => {
    const hostile = await startEngineDouble({ world: hostileWorld({ labelBytes: 5_000_000 }) });
    onTestFinished(() => hostile.stop());
    const { text } = await engineRequest(hostile.socket, 'GET', '/networks');
    const networks = JSON.parse(text) as { Name: string; Labels: Record<string, string> }[];
    expect(networks.map(({ Name }) => Name)).toEqual(
      expect.arrayContaining([...HOSTILE_NETWORK_NAMES, 'twin', 'huge']),
    );
    expect(networks.filter(({ Name }) => Name === 'twin')).toHaveLength(2);
    expect(networks.find(({ Name }) => Name === 'huge')?.Labels.note).toHaveLength(5_000_000);
    expect(text).toContain('"__proto__":"polluted"');
  });
});

async function fetchHead(path: string) {
  const { request } = await import('node:http');
  return new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
    const outgoing = request({ socketPath: double.socket, path, agent: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, location: answer.headers.location });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
