import { describe, expect, it } from 'vitest';
import { AppError, topologySchema, type ContainerId } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint } from '@/lib/model/builders';
import type { Inventory } from './inventory';
import type { ScriptedEngine } from './scripted-engine';
import { app, data, db, onStage, pass, web, type Stage } from './stage';

let stage: Stage;
let engine: ScriptedEngine;
let inventory: Inventory;
onStage((next) => {
  stage = next;
  ({ engine, inventory } = next);
});

describe('at the start', () => {
  it('is unreachable, as `pending`, until the engine has answered', async () => {
    expect(inventory.topology.engines).toMatchObject([
      { id: 'pending', status: 'unreachable', endpoint: engine.address },
    ]);
    await stage.start();
    expect(topologySchema.parse(inventory.topology)).toEqual(inventory.topology);
    expect(inventory.topology.engines).toMatchObject([{ id: engine.description.id, status: 'live' }]);
    expect(inventory.topology.engines[0]).not.toHaveProperty('reason');
  });

  it('subscribes before it lists, lists twice and inspects each container once', async () => {
    inventory.start();
    await pass();
    const calls = ['describe', 'watch', 'listNetworks', 'listContainers', 'inspectContainer', 'inspectContainer'];
    expect(engine.asked).toEqual(calls);
    expect(inventory.topology.endpoints.flatMap(({ aliases }) => aliases)).toEqual(['front']);
    expect(inventory.pidOf(web.id)).toBe(4000);
    // Lists leave it out: from then on the last word counts.
    expect(inventory.topology.containers.map(({ privileges }) => privileges)).not.toContain(null);
  });

  it('shows nothing before both lists are there, and then live at once', async () => {
    inventory.start();
    await pass();
    expect(stage.seen[0]).toMatchObject({ revision: 1, engines: [{ status: 'live' }] });
    expect(stage.names(stage.seen[0])).toEqual(['db', 'web']);
  });

  it('sees a change between subscribing and listing', async () => {
    engine.before = async (call) => {
      if (call !== 'listContainers') return;
      engine.before = async () => {};
      engine.containers = engine.containers.slice(0, 1);
      engine.emit({ kind: 'container', id: db.id });
    };
    inventory.start();
    await pass();
    expect(stage.names()).toEqual(['web']);
  });

  it('may be started and stopped again and again', async () => {
    inventory.start();
    inventory.start();
    await pass();
    expect(engine.openStreams).toBe(1);
    await Promise.all([inventory.stop(), inventory.stop()]);
    expect(engine.openStreams).toBe(0);
    await stage.start();
    expect(engine.openStreams).toBe(1);
  });
});

describe('an event', () => {
  it('reads its container at once, with one list and one inspect, and keeps what did not change', async () => {
    await stage.start();
    const before = inventory.topology;
    engine.containers[0]?.endpoints.push(anEndpoint(data, web));
    engine.emit({ kind: 'network', id: data.id, containerId: web.id });
    await pass(0);
    expect(inventory.topology.endpoints).toHaveLength(4);
    expect(inventory.topology.revision).toBe(before.revision + 1);
    expect(inventory.topology.networks).toBe(before.networks);
    expect(inventory.topology.containers).toBe(before.containers);
    expect(inventory.topology.endpoints).toEqual(expect.arrayContaining(before.endpoints));
    await pass(0);
    expect(engine.asked.sort()).toEqual(['inspectContainer', 'listContainers']);
  });

  it('of a removed container takes it away with its endpoints', async () => {
    await stage.start();
    engine.containers = engine.containers.slice(0, 1);
    engine.emit({ kind: 'container', id: db.id });
    await pass();
    expect(stage.names()).toEqual(['web']);
    expect(inventory.topology.endpoints.map(({ containerId }) => containerId)).toEqual([web.id]);
  });

  it('of a removed network takes its endpoints away', async () => {
    await stage.start();
    engine.networks = [app];
    engine.emit({ kind: 'network', id: data.id, containerId: null });
    await pass();
    expect(inventory.topology.networks).toHaveLength(1);
    expect(inventory.topology.endpoints.every(({ networkId }) => networkId === app.id)).toBe(true);
  });

  it('in a burst costs no more than one in every window', async () => {
    await stage.start();
    for (let at = 0; at < 5000; at++) engine.emit({ kind: 'container', id: at % 2 ? web.id : db.id });
    await pass(200);
    expect(engine.countOf('listContainers')).toBeLessThanOrEqual(3);
    expect(engine.countOf('inspectContainer')).toBeLessThanOrEqual(6);
  });

  it('that changed nothing tells nobody', async () => {
    await stage.start();
    const before = inventory.topology;
    engine.emit({ kind: 'container', id: web.id });
    await pass();
    expect(inventory.topology).toBe(before);
    expect(stage.seen).toEqual([]);
  });

  it('whose inspect hangs delays neither its own list nor anybody else', async () => {
    await stage.start();
    const hanging = new Promise<void>(() => {});
    engine.before = (call, id) => (call === 'inspectContainer' && id === db.id ? hanging : Promise.resolve());
    engine.containers = engine.containers.map((item) => ({
      ...item,
      container: { ...item.container, state: 'paused' },
    }));
    engine.emit({ kind: 'container', id: db.id });
    engine.emit({ kind: 'container', id: web.id });
    await pass();
    expect(inventory.topology.containers.map(({ state }) => state)).toEqual(['paused', 'paused']);
    expect([inventory.pidOf(web.id), inventory.pidOf(db.id)]).toEqual([4000, null]);
  });
});

describe('a refresh', () => {
  it('whose inspect is overtaken by a list asks again for what lists leave out', async () => {
    await stage.start();
    const driverOptions = { 'com.example.note': 'kept' };
    engine.containers[0]?.endpoints.push(anEndpoint(data, web, { driverOptions }));
    let answer = () => {};
    engine.before = (call) =>
      call === 'inspectContainer' ? new Promise<void>((resolve) => (answer = resolve)) : Promise.resolve();
    const refreshed = inventory.refresh({ containers: [web.id] }).then(() => inventory.topology);
    await pass();
    engine.emit({ kind: 'container', id: web.id });
    await pass();
    engine.before = () => Promise.resolve();
    answer();
    await pass();
    const attached = (await refreshed).endpoints.find(
      ({ networkId, containerId }) => networkId === data.id && containerId === web.id,
    );
    expect(attached?.driverOptions).toEqual(driverOptions);
  });
});

describe('reconciliation', () => {
  it('finds what no event told, and inspects only that', async () => {
    await stage.start();
    engine.containers[0]?.endpoints.push(anEndpoint(data, web));
    await pass(5_100);
    expect(inventory.topology.endpoints).toHaveLength(4);
    expect(engine.asked).toEqual(['listNetworks', 'listContainers', 'inspectContainer']);
  });

  it('becomes rarer when it is dear: at most one percent of the time', async () => {
    engine.before = (call) =>
      call === 'listContainers' ? new Promise((resolve) => setTimeout(resolve, 300)) : Promise.resolve();
    inventory.start();
    await pass(1_000);
    await pass(28_000);
    expect(engine.countOf('listContainers')).toBe(1);
    await pass(4_000);
    expect(engine.countOf('listContainers')).toBe(2);
  });
});

describe('refresh', () => {
  it('resolves when the topology holds what the engine says now', async () => {
    await stage.start();
    const cache = aContainer({ name: 'cache' });
    engine.containers.push({ container: cache, endpoints: [] });
    await inventory.refresh({ containers: [cache.id], networks: [app.id] });
    expect(inventory.resolveContainer('cache')).toEqual(cache);
    expect(inventory.pidOf(cache.id)).toBe(4002);
  });

  it('rejects when the engine cannot be asked', async () => {
    await stage.start();
    engine.before = () => Promise.reject(new AppError('engine_unreachable', 'gone'));
    await expect(inventory.refresh({ containers: [web.id] })).rejects.toMatchObject({ code: 'engine_unreachable' });
  });
});

describe('what others add', () => {
  const first = anEndpoint(app, web);

  it.each(['interfaceName', 'hostInterfaceName'] as const)(
    '%s stays until the engine remakes the endpoint',
    async (end) => {
      await stage.start();
      const nameOf = () => inventory.topology.endpoints.find(({ id }) => id === first.id)?.[end];
      const annotation = { interfaceName: 'eth0', hostInterfaceName: 'veth1' };
      inventory.annotate(new Map([[first.id, annotation]]));
      expect(nameOf()).toBe(annotation[end]);
      engine.emit({ kind: 'container', id: web.id });
      await pass(6_000);
      inventory.annotate(new Map([[first.id, { interfaceName: null, hostInterfaceName: null }]]));
      expect(nameOf()).toBe(annotation[end]);
      engine.containers[0] = { container: web, endpoints: [{ ...first, engineEndpointId: 'new' }] };
      engine.emit({ kind: 'container', id: web.id });
      await pass();
      expect(nameOf()).toBeNull();
    },
  );

  it('the traffic source is shown with the engine', async () => {
    await stage.start();
    inventory.setTrafficSource('stats', 'too far away');
    expect(inventory.topology.engines[0]).toMatchObject({
      trafficSource: 'stats',
      trafficSourceReason: 'too far away',
    });
  });

  it('a listener that throws is logged and disturbs nobody', async () => {
    await stage.start();
    inventory.subscribe(() => {
      throw new Error('boom');
    });
    inventory.setTrafficSource('proc', null);
    expect(stage.log.at(-1)).toContain('boom');
  });
});

describe('looking up', () => {
  it('takes ids, names and beginnings of ids, but nothing ambiguous', async () => {
    engine.networks.push(aNetwork({ name: 'twin', id: aNetwork({ name: 'a' }).id }));
    engine.networks.push(aNetwork({ name: 'twin', id: aNetwork({ name: 'b' }).id }));
    await stage.start();
    const found = (text: string): ContainerId | undefined => inventory.resolveContainer(text)?.id;
    expect([web.id, 'web', '/web', web.id.slice(0, 12)].map(found)).toEqual([web.id, web.id, web.id, web.id]);
    expect(['', '/', 'nobody', '..'].map(found)).toEqual([undefined, undefined, undefined, undefined]);
    expect(inventory.resolveNetwork('app')?.id).toBe(app.id);
    expect(inventory.resolveNetwork('twin')).toBeNull();
  });
});
