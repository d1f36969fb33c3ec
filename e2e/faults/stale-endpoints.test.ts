import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsOn } from '@/lib/actions/scripted-world';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import { Inventory } from '@/lib/inventory/inventory';
import { anAuthor } from '@/lib/model/builders';
import { aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

let double: EngineDouble;
let inventory: Inventory;

beforeAll(async () => {
  const networks = [
    aDoubleNetwork({ name: 'haunted', stale: ['ghost', '<img src=x>'] }),
    aDoubleNetwork({ name: 'clean' }),
  ];
  double = await startEngineDouble({ world: new DoubleWorld({ networks }) });
  inventory = new Inventory(
    connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere')),
  );
  inventory.start();
  await until('the networks', () => inventory.resolveNetwork('clean'));
});
afterAll(async () => {
  await inventory?.stop();
  inventory?.engine.close();
  await double?.stop();
});

const actions = () => actionsOn({ engine: inventory.engine, inventory, hostInterfaces: () => null });
const idOf = (name: string) => inventory.resolveNetwork(name)?.id ?? expect.unreachable();

describe('endpoints that belong to no container', () => {
  it('are named when they are in the way of a removal, with the engine’s own words', async () => {
    await expect(actions().removeNetwork(idOf('haunted'), anAuthor)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Disconnect those by force'),
      engineMessage: expect.stringContaining('has active endpoints'),
    });
    expect((await actions().staleEndpoints(idOf('haunted'))).stale).toMatchObject([
      { name: 'ghost', command: 'docker network disconnect --force haunted ghost' },
      { name: '<img src=x>' },
    ]);
  });

  it('keep a network from being edited: they could not be given back', async () => {
    const edit = actions().editNetwork(idOf('haunted'), { internal: true }, anAuthor, null);
    await expect(edit).rejects.toMatchObject({ code: 'not_possible', message: expect.stringContaining('“ghost”') });
  });

  it('are taken off by force, and then the network goes', async () => {
    const { released, warning } = await actions().releaseStale(idOf('haunted'), anAuthor);
    expect([released, warning]).toEqual([['ghost', '<img src=x>'], null]);
    await actions().removeNetwork(idOf('haunted'), anAuthor);
    expect(inventory.resolveNetwork('haunted')).toBeNull();
  });

  it('are not looked for by force where there are none', async () => {
    await expect(actions().releaseStale(idOf('clean'), anAuthor)).rejects.toMatchObject({ code: 'not_possible' });
  });
});
