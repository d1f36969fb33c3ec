import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import { Inventory } from '@/lib/inventory/inventory';
import { sampleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

describe('finding out what may be changed', () => {
  let double: EngineDouble;
  let inventory: Inventory;
  const engine = () => inventory.topology.engines[0];
  const writes = () => double.requests.all.filter(({ method }) => method !== 'GET').length;
  beforeAll(async () => {
    double = await startEngineDouble({ world: sampleWorld() });
    const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere');
    inventory = new Inventory(connectEngine(endpoint), { probesChanges: true });
  });
  afterAll(async () => {
    await inventory.stop();
    inventory.engine.close();
    await double.stop();
  });

  it('changes nothing of the engine, once a connection', async () => {
    const { revision } = double.world;
    inventory.start();
    await until('the probes', () => writes() === 11);
    await inventory.refresh({});
    expect(double.world.revision).toBe(revision);
    expect(engine()?.lacks).toEqual([]);
    double.cutStreams();
    await until('the next connection', () => writes() === 22);
    expect(double.world.revision).toBe(revision);
  });

  it('keeps what is known where a probe is not answered', async () => {
    double.on('POST /networks/create').html(403);
    double.on(/^DELETE/).reply(403, 'no');
    await inventory.reexamine();
    expect(
      engine()
        ?.lacks.map(({ capability }) => capability)
        .sort(),
    ).toEqual([...['container.control', 'container.run', 'network.change']]);
    double.clear();
    double.on('POST /networks/create').cut();
    await inventory.reexamine();
    expect(engine()?.lacks).toHaveLength(3);
    double.clear();
    await inventory.reexamine();
    expect(engine()?.lacks).toEqual([]);
  });
});
