import { afterEach, describe, expect, it } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import { Inventory, type InventoryOptions } from '@/lib/inventory/inventory';
import { createNetworkRequestSchema, type Engine } from '@/lib/model';
import { busyboxImage } from '../lab/engine.mjs';
import { engineCall } from '../lab/engine-api.mjs';
import { until } from '../lab/waiting.mjs';
import { startSocketProxy, type SocketProxy } from './socket-proxy';
import { withLab } from './with-lab';

const real = withLab(async (lab) => {
  await engineCall(lab.socket, 'POST', '/networks/create', { Name: 'app' });
  const made = await engineCall(lab.socket, 'POST', '/containers/create?name=web', {
    Image: busyboxImage,
    Cmd: ['sleep', '600'],
    HostConfig: { NetworkMode: 'app' },
  });
  await engineCall(lab.socket, 'POST', `/containers/${made.Id}/start`);
});
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const everything = ['version', 'info', 'events', 'networks', 'containers', 'images', 'POST'];
const without = (...left: string[]) => everything.filter((part) => !left.includes(part));

async function behind(allowed: readonly string[], options: InventoryOptions = { probesChanges: true }) {
  const proxy: SocketProxy = await startSocketProxy(real.lab.socket, allowed);
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: proxy.dockerHost }, '/nowhere');
  const engine = connectEngine(endpoint, { log, onDenied: () => void inventory.reexamine() });
  const inventory: Inventory = new Inventory(engine, { log, ...options });
  ends.push(
    proxy.stop,
    () => engine.close(),
    () => inventory.stop(),
  );
  inventory.start();
  const shown = (): Engine => {
    const [first] = inventory.topology.engines;
    if (!first) throw new Error('no engine');
    return first;
  };
  return {
    proxy,
    engine,
    inventory,
    lines,
    shown,
    live: () => until('a live engine', () => shown().status === 'live'),
  };
}

/** Everything that the engine holds, in a stable order and without what ages. */
async function holdings(): Promise<string> {
  const lists = await Promise.all(
    ['/networks', '/containers/json?all=1', '/images/json'].map((path) => real.call('GET', path)),
  );
  const objects = lists.flat().map((one) => JSON.stringify(one).replace(/"Status":"[^"]*"/, ''));
  return objects.sort().join('\n');
}

describe('the engine behind a socket proxy', () => {
  it('lacks nothing where everything is let through, and finding that out changes nothing', async () => {
    const before = await holdings();
    const { engine, live, shown } = await behind(everything);
    await live();
    expect(await engine.probeChanges()).toEqual([]);
    expect(await holdings()).toBe(before);
    expect(shown()).toMatchObject({ lacks: [], hides: [] });
  });

  it('can be looked at and not changed where it only reads', async () => {
    const { live, shown, proxy, inventory } = await behind(without('POST'));
    await live();
    await until('what it lacks', () => shown().lacks.length > 0);
    expect(
      shown()
        .lacks.map(({ capability }) => capability)
        .sort(),
    ).toEqual([...['container.control', 'container.run', 'endpoint.change', 'network.change']]);
    expect(shown().lacks[0]?.reason).toMatch(
      /^The socket proxy before the engine does not allow POST \/networks\/create/,
    );
    expect(inventory.topology.containers.map(({ name }) => name)).toEqual(['web']);
    expect(proxy.passed.filter((line) => !line.startsWith('GET'))).toEqual([]);
  });

  it('is tried for changes once a connection, and not at all by who only reads', async () => {
    const writes = (proxy: SocketProxy) => proxy.denied.filter((line) => !line.startsWith('GET')).length;
    const reader = await behind(without('POST'), {});
    await reader.live();
    await reader.inventory.refresh({});
    expect(writes(reader.proxy)).toBe(0);
    const { live, proxy, shown } = await behind(without('POST'));
    await live();
    await until('what it lacks', () => shown().lacks.length > 0);
    const once = writes(proxy);
    expect(once).toBe(11);
    proxy.allow(everything);
    proxy.cut();
    await until('what it lacks no more', () => shown().lacks.length === 0);
    expect(writes(proxy)).toBe(once);
  });

  it('says of a change that was denied who denied it, and is examined anew', async () => {
    const { live, proxy, shown, engine } = await behind(everything);
    await live();
    await until('the probes', () => proxy.passed.filter((line) => !line.startsWith('GET')).length >= 11);
    proxy.allow(without('POST'));
    const refused = engine.createNetwork(createNetworkRequestSchema.parse({ name: 'never' }));
    await expect(refused).rejects.toMatchObject({
      code: 'engine_denied',
      message:
        'The socket proxy before the engine does not allow POST /networks/create. With docker-socket-proxy it takes POST=1 and NETWORKS=1.',
    });
    await until('what it lacks', () => shown().lacks.length === 4);
  });

  it('is followed without its facts, by what its version tells', async () => {
    const { live, shown, lines } = await behind(without('info'));
    await live();
    expect(shown()).toMatchObject({ id: expect.stringMatching(/^address-[0-9a-f]{24}$/), drivers: [] });
    expect(shown().version).toMatch(/^\d+\./);
    expect(shown().hides.map(({ reading }) => reading)).toEqual(['info']);
    expect(lines.filter((line) => line.includes('/info'))).toHaveLength(1);
  });

  it('is read again and again where it tells no events, and says so', async () => {
    const { live, shown, inventory, lines } = await behind(without('events'), { reconcileMs: 100, reconcileDuty: 1 });
    await live();
    expect(shown().hides.map(({ reading }) => reading)).toEqual(['events']);
    await real.call('POST', '/networks/create', { Name: 'later' });
    await until('the new network', () => inventory.topology.networks.some(({ name }) => name === 'later'));
    const [web] = inventory.topology.containers;
    await real.call('POST', '/networks/later/connect', { Container: web?.id });
    await until('the new endpoint', () => inventory.topology.endpoints.length === 2);
    await real.call('POST', '/networks/later/disconnect', { Container: web?.id });
    await real.call('DELETE', '/networks/later');
    await until('it gone', () => inventory.topology.networks.every(({ name }) => name !== 'later'));
    expect(lines.filter((line) => line.includes('/events'))).toHaveLength(1);
    expect(shown().status).toBe('live');
  });

  it('is followed by its lists alone where no container may be inspected', async () => {
    const { live, shown, inventory, proxy, lines } = await behind([...without('containers'), 'containers/json']);
    await live();
    await until('the denial', () => shown().hides.some(({ reading }) => reading === 'container details'));
    await inventory.refresh({ containers: inventory.topology.containers.map(({ id }) => id) });
    expect(inventory.topology.endpoints).toHaveLength(1);
    expect(proxy.denied.filter((line) => /^GET .containers\/\w+\/json/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('container details'))).toHaveLength(1);
  });

  it.each([
    ['networks', 'GET /networks', 'NETWORKS=1'],
    ['containers', 'GET /containers/json', 'CONTAINERS=1'],
    ['version', 'GET /version', 'VERSION=1'],
  ])('says what is missing where %s are denied', async (part, call, setting) => {
    const { shown } = await behind(without(part));
    await until('the reason', () => shown().reason?.includes('does not allow') === true);
    expect(shown()).toMatchObject({
      status: 'unreachable',
      reason: `The socket proxy before the engine does not allow ${call}. With docker-socket-proxy it takes ${setting}.`,
    });
  });
});
