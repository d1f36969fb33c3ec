import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/model';
import { Inventory } from './inventory';
import { onStage, pass, web, type Stage } from './stage';

const denied = () => new AppError('engine_denied', 'The socket proxy before the engine does not allow it.');

describe('an engine behind a proxy that denies', () => {
  let stage: Stage;
  onStage((fresh) => (stage = fresh));

  it('a list, is asked every ten seconds and not several times a second', async () => {
    stage.engine.before = async (call) => {
      if (call === 'listContainers') throw denied();
    };
    stage.inventory.start();
    await pass(9_000);
    expect(stage.engine.countOf('describe')).toBe(1);
    expect(stage.inventory.connection).toMatchObject({ status: 'unreachable', reason: denied().message });
    await pass(2_000);
    expect(stage.engine.countOf('describe')).toBe(2);
  });

  it('its events, is read anew in their place', async () => {
    stage.engine.before = async (call) => {
      if (call === 'watch') throw denied();
    };
    await stage.start();
    expect(stage.inventory.connection.status).toBe('live');
    stage.engine.containers = [];
    await pass(6_000);
    expect(stage.names()).toEqual([]);
    expect(stage.engine.countOf('watch')).toBe(0);
  });

  it('the details of containers, is asked for one in a minute', async () => {
    stage.engine.before = async (call) => {
      if (call === 'inspectContainer') throw denied();
    };
    stage.inventory.start();
    await pass(50_000);
    expect(stage.engine.countOf('inspectContainer')).toBeLessThanOrEqual(stage.engine.containers.length);
    expect(stage.names()).toContain(web.name);
    await pass(30_000);
    expect(stage.engine.countOf('inspectContainer')).toBeGreaterThan(stage.engine.containers.length);
  });

  it('changes, is told so once it was tried; who may change nothing does not try', async () => {
    stage.engine.lacks = [{ capability: 'network.change', reason: 'No.' }];
    await stage.start();
    expect(stage.inventory.topology.engines[0]?.lacks).toEqual([]);
    await stage.inventory.stop();
    const trying = new Inventory(stage.engine, { probesChanges: true });
    trying.start();
    await pass();
    expect(trying.topology.engines[0]?.lacks).toEqual(stage.engine.lacks);
    stage.engine.lacks = [];
    await trying.reexamine();
    expect(trying.topology.engines[0]?.lacks).toEqual([]);
    await trying.stop();
  });
});
