import { describe, expect, it } from 'vitest';
import { AuditLog } from '@/lib/audit/audit-log';
import { actionIdSchema, actionQuerySchema, createNetworkRequestSchema, operationLabel } from '@/lib/model';
import { anAuthor, aNetwork, aTopology } from '@/lib/model/builders';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import { actionsOn, aScriptedWorld } from './scripted-world';

const key = actionIdSchema.parse('8e03978e-40d5-43dd-bc93-6894a57f9324');
const request = createNetworkRequestSchema.parse({ name: 'backend', labels: { team: 'net' } });
const app = aNetwork({ name: 'app' });
const runOf = (rest: object = {}) =>
  runContainerRequestSchema.parse({
    image: 'busybox',
    networks: [{ networkId: app.id }],
    env: { KEY: 'secret' },
    ...rest,
  });

function aWorld() {
  const world = aScriptedWorld(aTopology({ networks: [app] }));
  const audit = AuditLog.inMemory();
  const onRecord = () =>
    audit.list(actionQuerySchema.parse({})).actions.map(({ id, outcome }) => [id === key, outcome]);
  return { world, audit, actions: actionsOn(world, audit), onRecord };
}

describe('a network under a key of its caller’s', () => {
  it('is made once, and answered the same each time', async () => {
    const { world, actions, onRecord } = aWorld();
    const first = await actions.createNetwork(request, anAuthor, key);
    expect(first.network.labels).toEqual({ team: 'net', [operationLabel]: key });
    expect(await actions.createNetwork(request, anAuthor, key)).toEqual(first);
    expect(world.asked).toEqual(['create']);
    expect(onRecord()).toEqual([[true, 'done']]);
  });

  it('is made once by two requests of one moment', async () => {
    const { world, actions } = aWorld();
    const both = await Promise.all([0, 1].map(() => actions.createNetwork(request, anAuthor, key)));
    expect(both[0]).toEqual(both[1]);
    expect(world.asked).toEqual(['create']);
  });

  it('is found when nothing was written down, as when Netloom ended in between', async () => {
    const { world, actions } = aWorld();
    const { network } = await actions.createNetwork(request, anAuthor, key);
    const audit = AuditLog.inMemory();
    const later = actionsOn(world, audit);
    expect(await later.createNetwork(request, anAuthor, key)).toMatchObject({ id: network.id, actionId: key });
    expect(world.asked).toEqual(['create']);
    expect(audit.get(key)).toMatchObject({ outcome: 'done', networkId: network.id });
  });

  it('may be asked for otherwise after a refusal, which made nothing', async () => {
    const { actions, onRecord } = aWorld();
    const taken = createNetworkRequestSchema.parse({ name: 'app' });
    await expect(actions.createNetwork(taken, anAuthor, key)).rejects.toMatchObject({ code: 'conflict' });
    await actions.createNetwork(request, anAuthor, key);
    expect(onRecord()).toEqual([[true, 'done'], [false, 'refused']]); // prettier-ignore
  });

  it('is not made otherwise under the same key, and the refusal is on record', async () => {
    const { world, actions, onRecord } = aWorld();
    await actions.createNetwork(request, anAuthor, key);
    const otherwise = createNetworkRequestSchema.parse({ name: 'frontend' });
    await expect(actions.createNetwork(otherwise, anAuthor, key)).rejects.toMatchObject({
      code: 'not_possible',
      message: expect.stringContaining('“backend” was made already'),
    });
    await expect(actions.runContainer(runOf(), anAuthor, key)).rejects.toMatchObject({ code: 'not_possible' });
    expect(world.asked).toEqual(['create']);
    expect(onRecord()).toEqual([[false, 'refused'], [false, 'refused'], [true, 'done']]); // prettier-ignore
  });

  it('that is gone again is not made a second time', async () => {
    const { world, actions } = aWorld();
    await actions.createNetwork(request, anAuthor, key);
    await actions.undo(key, anAuthor);
    await expect(actions.createNetwork(request, anAuthor, key)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('“backend” was made when this was asked for the first time, and is gone again'),
    });
    expect(world.asked).toEqual(['create', 'remove']);
  });

  it('is told from another one of its name when the answer is lost', async () => {
    const { world, actions } = aWorld();
    const ask = world.engine.createNetwork;
    world.engine.createNetwork = async (wanted) => {
      world.truth = { ...world.truth, networks: [aNetwork({ name: 'backend' }), ...world.truth.networks] };
      return ask(wanted);
    };
    world.fault = 'lost-reply';
    const { network } = await actions.createNetwork(request, anAuthor);
    expect(network.labels[operationLabel]).toBeDefined();
  });

  it('bears no label of it in the command, nor where its removal is taken back', async () => {
    const { world, actions } = aWorld();
    const { network } = await actions.createNetwork(request, anAuthor);
    const { actionId } = await actions.removeNetwork(network.id, anAuthor);
    expect((await actions.planUndo(actionId)).preview.command).not.toContain(operationLabel);
    await actions.undo(actionId, anAuthor);
    expect(world.truth.networks.find(({ name }) => name === 'backend')?.labels).toEqual(network.labels);
  });
});

describe('a container under a key of its caller’s', () => {
  it('is run once, though the name is left to Netloom', async () => {
    const { world, actions, onRecord } = aWorld();
    const first = await actions.runContainer(runOf(), anAuthor, key);
    expect(await actions.runContainer(runOf(), anAuthor, key)).toEqual(first);
    expect(world.asked).toEqual(['run', 'start']);
    expect(onRecord()).toEqual([[true, 'done']]);
  });

  it('is brought to run where only that was left to do', async () => {
    const { world, actions } = aWorld();
    await world.engine.createContainer(runOf(), { name: 'busybox-1', network: 'app', operation: key });
    const { container } = await actions.runContainer(runOf(), anAuthor, key);
    expect(container).toMatchObject({ name: 'busybox-1', state: 'running' });
    expect(world.truth.containers).toHaveLength(1);
    expect(world.asked).toEqual(['run', 'start']);
  });
});
