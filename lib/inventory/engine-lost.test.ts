import { describe, expect, it } from 'vitest';
import { AppError, engineIdSchema } from '@/lib/model';
import { aContainer } from '@/lib/model/builders';
import type { Inventory } from './inventory';
import type { ScriptedEngine } from './scripted-engine';
import { onStage, pass, type Stage } from './stage';

let stage: Stage;
let engine: ScriptedEngine;
let inventory: Inventory;
onStage((next) => {
  stage = next;
  ({ engine, inventory } = next);
});

describe('an engine that is lost', () => {
  const gone = new AppError(
    'engine_unreachable',
    'No Docker engine at unix:///scripted.sock: there is no such socket.',
  );

  async function lost(): Promise<void> {
    await stage.start();
    engine.before = () => Promise.reject(gone);
    engine.hangUp();
    await pass(1_000);
  }

  it('leaves the last state, marked stale with reason and time', async () => {
    await lost();
    expect(stage.names()).toEqual(['db', 'web']);
    const { status, since } = inventory.connection;
    expect(inventory.connection).toEqual({ status: 'stale', since, reason: gone.message });
    expect(inventory.topology.engines[0]).toMatchObject({ status, since, reason: gone.message });
    await pass(10_000);
    expect(inventory.connection.since).toBe(since);
  });

  it('is found again within half a second of its return, and nothing is there twice', async () => {
    await lost();
    engine.before = async () => {};
    engine.containers = engine.containers.slice(1);
    await pass(500);
    expect(inventory.connection.status).toBe('live');
    expect(stage.names()).toEqual(['db']);
  });

  it('and comes back as another engine is replaced as a whole', async () => {
    await lost();
    engine.before = async () => {};
    engine.description = { ...engine.description, id: engineIdSchema.parse('other') };
    const cache = aContainer({ name: 'cache', engineId: engineIdSchema.parse('other') });
    [engine.networks, engine.containers] = [[], [{ container: cache, endpoints: [] }]];
    await pass(500);
    expect(inventory.topology).toMatchObject({ engines: [{ id: 'other' }], networks: [], endpoints: [] });
    expect(stage.names()).toEqual(['cache']);
  });

  it('was never lost when only its stream ended', async () => {
    await stage.start();
    engine.hangUp();
    await pass(1_000);
    expect(inventory.connection.status).toBe('live');
    expect(stage.seen).toEqual([]);
    expect(engine.openStreams).toBe(1);
  });

  it('was never there: unreachable, with the reason, and alive by itself when it appears', async () => {
    engine.before = () => Promise.reject(gone);
    inventory.start();
    await pass(3_000);
    expect(inventory.topology.engines).toMatchObject([{ id: 'pending', status: 'unreachable', reason: gone.message }]);
    engine.before = async () => {};
    await pass(500);
    expect(inventory.connection.status).toBe('live');
  });

  it('can be stopped while a call hangs', async () => {
    engine.before = () => new Promise(() => {});
    inventory.start();
    await pass();
    await inventory.stop();
  });
});
