import { describe, expect, it } from 'vitest';
import { createNetworkRequestSchema, unknownFacts } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { connect } from './connect';
import { createNetwork } from './create-network';
import { disconnect } from './disconnect';
import { removeNetwork } from './remove-network';
import { aScriptedWorld } from './scripted-world';

const network = aNetwork();
const container = aContainer();
const request = { containerId: container.id };
const attachment = { networkId: network.id, containerId: container.id, force: false };
const apart = aTopology({ networks: [network], containers: [container] });
const attached = { ...apart, endpoints: [anEndpoint(network, container)] };
const newNetwork = createNetworkRequestSchema.parse({ name: 'backend' });

describe('connecting', () => {
  it('gives the endpoint that the engine then holds', async () => {
    const world = aScriptedWorld(apart);
    const { endpoint, warning } = await connect(world, network.id, request);
    expect(world.truth.endpoints).toEqual([endpoint]);
    expect(warning).toBeNull();
  });

  it('does not ask the engine for what cannot be', async () => {
    const world = aScriptedWorld(attached);
    await expect(connect(world, network.id, request)).rejects.toMatchObject({ code: 'conflict' });
    expect(world.asked).toEqual([]);
  });

  it('asks once when it is pressed twice, and tells the second that it is done', async () => {
    const world = aScriptedWorld(apart);
    const [first, second] = await Promise.allSettled([
      connect(world, network.id, request),
      connect(world, network.id, request),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    expect(world.asked).toEqual(['connect']);
  });

  it('succeeds when the engine did it and only its answer was lost', async () => {
    const world = aScriptedWorld(apart);
    world.fault = 'lost-reply';
    expect((await connect(world, network.id, request)).endpoint.containerId).toBe(container.id);
  });

  it('fails with the engine’s silence when it did not do it', async () => {
    const world = aScriptedWorld(apart);
    world.fault = 'hang';
    await expect(connect(world, network.id, request)).rejects.toMatchObject({ code: 'engine_timeout' });
  });

  it('fails when the engine says yes and does nothing', async () => {
    const world = aScriptedWorld(apart);
    world.fault = 'nothing-done';
    await expect(connect(world, network.id, request)).rejects.toMatchObject({
      code: 'engine_failed',
      message: expect.stringContaining(`“${container.name}” is not on “${network.name}”`),
    });
  });

  it('fails when the result could not be read', async () => {
    const world = aScriptedWorld(apart);
    const inventory = {
      topology: apart,
      facts: unknownFacts,
      refresh: () => Promise.reject(new Error('the socket is gone')),
    };
    await expect(connect({ ...world, inventory }, network.id, request)).rejects.toThrow(/said yes.*the socket is gone/);
  });

  it('says so when the engine gave another address than asked for', async () => {
    const world = aScriptedWorld(apart);
    const ask = world.engine.connect;
    world.engine.connect = (id, { containerId }) => ask(id, { containerId });
    const free = network.subnets[0]?.gateway?.replace(/\.1$/, '.77');
    const { warning } = await connect(world, network.id, { ...request, ipv4: free });
    expect(warning).toContain(`where ${free} was asked for`);
  });
});

describe('disconnecting', () => {
  it('ends when the endpoint is gone', async () => {
    const world = aScriptedWorld(attached);
    await disconnect(world, attachment);
    expect(world.inventory.topology.endpoints).toEqual([]);
  });

  it('succeeds when only the answer was lost, and fails when nothing was done', async () => {
    const world = aScriptedWorld(attached);
    world.fault = 'nothing-done';
    await expect(disconnect(world, attachment)).rejects.toMatchObject({ code: 'engine_failed' });
    world.fault = 'lost-reply';
    await expect(disconnect(world, attachment)).resolves.toMatchObject({ warning: null });
  });
});

describe('creating a network', () => {
  it('gives the network that the engine then holds', async () => {
    const world = aScriptedWorld(apart);
    const { network: made } = await createNetwork(world, newNetwork);
    expect(made).toMatchObject({ name: 'backend' });
  });

  it('makes one network of two equal requests at once', async () => {
    const world = aScriptedWorld(apart);
    const both = await Promise.allSettled([createNetwork(world, newNetwork), createNetwork(world, newNetwork)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(world.truth.networks.filter(({ name }) => name === 'backend')).toHaveLength(1);
  });

  it('finds the network when the answer with its id was lost', async () => {
    const world = aScriptedWorld(apart);
    world.fault = 'lost-reply';
    expect((await createNetwork(world, newNetwork)).network.name).toBe('backend');
  });

  it('fails with the engine’s silence when it made none', async () => {
    const world = aScriptedWorld(apart);
    world.fault = 'hang';
    await expect(createNetwork(world, newNetwork)).rejects.toMatchObject({ code: 'engine_timeout' });
  });
});

describe('removing a network', () => {
  it('ends when it is gone', async () => {
    const world = aScriptedWorld(apart);
    await expect(removeNetwork(world, network.id)).resolves.toEqual({ network, warning: null });
    expect(world.truth.networks).toEqual([]);
  });

  it('is refused while a container uses it', async () => {
    const world = aScriptedWorld(attached);
    await expect(removeNetwork(world, network.id)).rejects.toThrow(/in use by “web”/);
    expect(world.asked).toEqual([]);
  });
});
