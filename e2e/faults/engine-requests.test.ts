import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { containerVerbSchema } from '@/lib/model/container-change';
import { createNetworkRequestSchema } from '@/lib/model';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import { aDoubleContainer, aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';

let double: EngineDouble;
let engine: Engine;

beforeAll(async () => {
  const world = new DoubleWorld({
    networks: [aDoubleNetwork({ name: 'app', stale: ['ghost'] })],
    containers: [aDoubleContainer({ name: 'web', networks: { app: {} } })],
  });
  double = await startEngineDouble({ world });
  engine = connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere'));
});
afterAll(async () => {
  engine?.close();
  await double?.stop();
});

/** What SECURITY.md tells the owner of a proxy to allow. */
const allowed = /```text\n([^]*?)```/
  .exec(readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8'))?.[1]
  ?.split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map((line) => line.replace(/ +/, ' '));

/** `DELETE /v1.41/networks/0123…?force=true` is `DELETE /networks/{id}`. */
function pattern({ method, path }: { method: string; path: string }): string {
  const plain = path.replace(/\?.*$/, '').replace(/^\/v1\.\d+/, '');
  return `${method} ${plain.replace(/(?<=\/)(?:sha256:)?[0-9a-f]{64}(?=\/|$)/, '{id}')}`;
}

/** Every method of the engine but `close`, each called in a way that sends all it can send. */
async function everything(): Promise<Set<string>> {
  const called = new Set<string>();
  const on = new Proxy(engine, {
    get(target, name) {
      called.add(String(name));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await on.describe();
  await on.probeChanges();
  const stop = new AbortController();
  await on.watch(stop.signal);
  stop.abort();
  const network = (await on.listNetworks()).find(({ name }) => name === 'app');
  const [listed] = await on.listContainers();
  if (!network || !listed) throw new Error('The double holds nothing.');
  const { id } = listed.container;
  await on.inspectNetwork(network.id);
  await on.inspectContainer(id);
  await on.containerStats(id);
  const [image] = await on.listImages();
  const made = await on.createNetwork(createNetworkRequestSchema.parse({ name: 'made' }));
  await on.connect(made.id, { containerId: id });
  await on.disconnect(made.id, id, false);
  await on.releaseEndpoint(network.id, 'ghost');
  await on.removeNetwork(made.id);
  const run = runContainerRequestSchema.parse({ image: image?.tags[0] ?? '', networks: [{ networkId: network.id }] });
  const created = await on.createContainer(run, { name: 'ran', network: 'app', operation: 'test' });
  await on.removeContainer(created.id, true, 'remove');
  for (const verb of containerVerbSchema.options) await on.changeContainer(id, verb).catch(() => undefined);
  return called;
}

describe('what is asked of the engine', () => {
  it('is what SECURITY.md lists, no more and no less', async () => {
    const called = await everything();
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(engine)).filter(
      (name) => !['constructor', 'close', 'address', 'hidden'].includes(name),
    );
    expect([...called].sort()).toEqual(methods.sort());
    const asked = new Set(double.requests.all.map(pattern));
    expect([...asked].sort()).toEqual([...new Set(allowed)].sort());
  });
});
