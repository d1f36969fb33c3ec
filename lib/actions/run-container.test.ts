import { describe, expect, it } from 'vitest';
import { AuditLog } from '@/lib/audit/audit-log';
import { AppError } from '@/lib/model';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import type { RunContainerDraft } from '@/lib/model/run-container';
import { anAuthor, aNetwork, aTopology } from '@/lib/model/builders';
import { actionsOn, aScriptedWorld } from './scripted-world';

const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
const topology = aTopology({ networks: [app, data] });
const requestOf = (request: Partial<RunContainerDraft> = {}) =>
  runContainerRequestSchema.parse({ image: 'busybox', networks: [{ networkId: app.id }], ...request });

function aStage() {
  const world = aScriptedWorld(topology);
  const audit = AuditLog.inMemory();
  const actions = actionsOn(world, audit);
  const run = (request: Partial<RunContainerDraft> = {}) => actions.runContainer(requestOf(request), anAuthor);
  const last = () => audit.get(audit.list({ limit: 1 }).actions[0]?.id ?? expect.unreachable());
  return { world, actions, run, last };
}

describe('running a container', () => {
  it('creates, connects and starts it, in this order, and gives it as it then runs', async () => {
    const { world, run } = aStage();
    const { container, warning } = await run({ networks: [{ networkId: app.id }, { networkId: data.id }] });
    expect(world.asked).toEqual(['run', 'connect', 'start']);
    expect(container).toMatchObject({ name: 'busybox-1', state: 'running' });
    expect(warning).toBeNull();
    expect(world.truth.endpoints.map(({ networkId }) => networkId)).toEqual([app.id, data.id]);
  });

  it('asks the engine for nothing that cannot be', async () => {
    const { world, run } = aStage();
    await expect(run({ image: 'nginx' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run({ privileged: true })).rejects.toMatchObject({ code: 'forbidden' });
    expect(world.asked).toEqual([]);
  });

  it('of one name runs once when it is pressed twice', async () => {
    const { world, run } = aStage();
    const both = await Promise.allSettled([run({ name: 'box' }), run({ name: 'box' })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(world.truth.containers).toHaveLength(1);
  });

  it('goes on with the one that was made where only the answer was lost', async () => {
    const { world, run } = aStage();
    world.fault = 'lost-reply';
    expect((await run()).container.state).toBe('running');
    expect(world.asked).toEqual(['run', 'start']);
    expect(world.truth.containers).toHaveLength(1);
  });

  it('does not take another’s container of the same name for its own', async () => {
    const { world, run } = aStage();
    const create = world.engine.createContainer;
    world.engine.createContainer = async (request, marks) => {
      await create(request, { ...marks, operation: 'another’s' });
      throw new AppError('engine_timeout', 'The engine did not answer.');
    };
    await expect(run()).rejects.toMatchObject({ code: 'engine_timeout' });
    expect(world.asked).toEqual(['run']);
    expect(world.truth.containers).toHaveLength(1);
  });

  it.each(['hang', 'nothing-done'] as const)('fails where nothing was made: %s', async (fault) => {
    const { world, run } = aStage();
    world.fault = fault;
    await expect(run()).rejects.toMatchObject({ code: fault === 'hang' ? 'engine_timeout' : 'engine_failed' });
    expect(world.truth.containers).toEqual([]);
  });

  it.each(['connect', 'changeContainer'] as const)('removes it again where it stops at %s', async (step) => {
    const { world, run } = aStage();
    const engineMessage = 'Bind for 0.0.0.0:80 failed: port is already allocated';
    world.engine[step] = () => Promise.reject(new AppError('engine_refused', 'The engine refused.', { engineMessage }));
    const failure = run({ networks: [{ networkId: app.id }, { networkId: data.id }] });
    await expect(failure).rejects.toMatchObject({
      code: 'engine_refused',
      engineMessage,
      message: expect.stringMatching(/refused\. Publish it on another port.* is removed again\.$/),
    });
    expect(world.truth.containers).toEqual([]);
  });

  it('removes it again where it runs elsewhere than it was asked to, and the volumes of its image with it', async () => {
    const { world, run } = aStage();
    const { changeContainer, removeContainer } = world.engine;
    world.engine.changeContainer = async (...args) => {
      await changeContainer(...args);
      world.truth = { ...world.truth, endpoints: [] };
    };
    const removed: unknown[] = [];
    world.engine.removeContainer = (id, ...how) => {
      removed.push(how);
      return removeContainer(id, ...how);
    };
    await expect(run()).rejects.toMatchObject({
      code: 'engine_failed',
      message: expect.stringMatching(/started “busybox-1”, but not on “app”\..* is removed again\.$/),
    });
    expect(world.truth.containers).toEqual([]);
    expect(removed).toEqual([[true, 'remove']]);
  });

  it('says so where not even that can be done', async () => {
    const { world, run } = aStage();
    world.engine.changeContainer = () => Promise.reject(new AppError('engine_refused', 'The engine refused.'));
    world.engine.removeContainer = () => Promise.reject(new AppError('engine_refused', 'It is busy.'));
    await expect(run()).rejects.toThrow(/“busybox-1” was created for this and is still there.*It is busy\./);
  });
});

describe('the record of a run', () => {
  const secret = 'hunter2';
  const secrets: Partial<RunContainerDraft> = {
    env: { PASSWORD: secret },
    labels: { token: secret },
    command: ['serve', `--password=${secret}`],
  };

  it('holds who it is and on what, and no value that may be secret', async () => {
    const { run, last } = aStage();
    const { container, actionId } = await run(secrets);
    expect(last()).toMatchObject({
      id: actionId,
      kind: 'run',
      outcome: 'done',
      networkId: app.id,
      networkName: 'app',
      containerId: container.id,
      containerName: 'busybox-1',
      asked: { env: { PASSWORD: '…' }, labels: { token: '…' }, command: ['serve', '…'] },
      before: null,
      after: { id: container.id },
    });
    expect(JSON.stringify(last())).not.toContain(secret);
  });

  it('is kept of a refusal too', async () => {
    const { run, last } = aStage();
    await expect(run({ ...secrets, pid: 'host' })).rejects.toThrow();
    expect(last()).toMatchObject({ kind: 'run', outcome: 'refused', containerId: null, containerName: 'busybox-1' });
    expect(JSON.stringify(last())).not.toContain(secret);
  });

  it('is not taken back: what was run is removed', async () => {
    const { actions, run } = aStage();
    const { actionId } = await run();
    await expect(actions.planUndo(actionId)).rejects.toThrow(/not taken back/);
  });
});
