import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import type { Container, ContainerState, ContainerVerb } from '@/lib/model';
import { changeContainer, removeContainer } from './change-container';
import { planChangeContainer, planRemoveContainer } from './plan-change-container';
import { aScriptedWorld } from './scripted-world';

const app = aNetwork({ name: 'app' });
const web = aContainer({ name: 'web' });
const stopped = aContainer({ name: 'web', state: 'exited' });
const topology = (container: Container, ...others: Container[]) =>
  aTopology({ networks: [app], containers: [container, ...others], endpoints: [anEndpoint(app, container)] });

describe('what a verb leads from', () => {
  const verbs: ContainerVerb[] = ['start', 'stop', 'restart', 'pause', 'unpause'];
  it.each<[ContainerState, string]>([
    ['created', 'start restart'],
    ['running', 'stop restart pause'],
    ['paused', 'stop restart unpause'],
    ['restarting', 'stop restart'],
    ['exited', 'start restart'],
    ['removing', ''],
    ['dead', ''],
  ])('%s', (state, allowed) => {
    const of = topology(aContainer({ state }));
    const [container] = of.containers;
    const possible = verbs.filter((verb) => planChangeContainer(of, container!.id, verb).preview.allowed);
    expect(possible.join(' ')).toBe(allowed);
  });
});

describe('the plan of a change', () => {
  const guest = aContainer({ name: 'guest', sharesNamespaceWith: web.id, networkMode: `container:${web.id}` });

  it.each<[string, ContainerVerb, Container, RegExp]>([
    ['what is cut', 'stop', web, /connections are cut/],
    ['who loses its network with it', 'stop', web, /“guest” uses its network/],
    ['that it answers nobody', 'pause', web, /answers nobody/],
    ['that Swarm starts another one', 'stop', { ...web, swarmTask: 'task' }, /Swarm service/],
  ])('says %s', (_what, verb, container, warning) => {
    const { preview } = planChangeContainer(topology(container, guest), container.id, verb);
    expect(preview.warnings.join(' ')).toMatch(warning);
    expect(preview.command).toBe(`docker ${verb} web`);
  });

  it('says that a start will fail where a network of it is gone', () => {
    const of = { ...topology(stopped), networks: [] };
    expect(planChangeContainer(of, stopped.id, 'start').preview.warnings).toEqual([expect.stringMatching(/is gone/)]);
  });

  it('of a removal says what is lost, and wants force where it runs', () => {
    expect(planRemoveContainer(topology(web), web.id, false)).toMatchObject({ refusal: { code: 'conflict' } });
    const { preview } = planRemoveContainer(topology(web), web.id, true);
    expect(preview).toMatchObject({ allowed: true, command: 'docker rm --force web' });
    expect(preview.warnings.join(' ')).toMatch(/cannot be undone.*is killed/);
    expect(planRemoveContainer(topology(stopped), stopped.id, false).preview.allowed).toBe(true);
  });
});

describe('changing a container', () => {
  it.each<[ContainerVerb, Container, ContainerState]>([
    ['start', stopped, 'running'],
    ['stop', web, 'exited'],
    ['restart', web, 'running'],
    ['pause', web, 'paused'],
    ['unpause', { ...web, state: 'paused' }, 'running'],
  ])('%s gives it as the engine then holds it', async (verb, container, state) => {
    const world = aScriptedWorld(topology(container));
    const result = await changeContainer(world, container.id, verb);
    expect(result).toMatchObject({ container: { state }, warning: null });
    expect(world.asked).toEqual([verb]);
  });

  it('asks the engine for nothing that cannot be', async () => {
    const world = aScriptedWorld(topology(stopped));
    await expect(changeContainer(world, stopped.id, 'stop')).rejects.toMatchObject({ code: 'conflict' });
    expect(world.asked).toEqual([]);
  });

  it('asks once when it is pressed twice', async () => {
    const world = aScriptedWorld(topology(web));
    const both = await Promise.allSettled([
      changeContainer(world, web.id, 'stop'),
      changeContainer(world, web.id, 'stop'),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(world.asked).toEqual(['stop']);
  });

  it.each<ContainerVerb>(['stop', 'restart'])('succeeds where only the answer to %s was lost', async (verb) => {
    const world = aScriptedWorld(topology(web));
    world.fault = 'lost-reply';
    expect((await changeContainer(world, web.id, verb)).container.id).toBe(web.id);
  });

  it.each<ContainerVerb>(['stop', 'pause'])('fails when the engine says yes to %s and does nothing', async (verb) => {
    const world = aScriptedWorld(topology(web));
    world.fault = 'nothing-done';
    await expect(changeContainer(world, web.id, verb)).rejects.toMatchObject({ code: 'engine_failed' });
  });

  it('does not take a lost restart for one that was done', async () => {
    const world = aScriptedWorld(topology(web));
    world.fault = 'hang';
    await expect(changeContainer(world, web.id, 'restart')).rejects.toMatchObject({ code: 'engine_timeout' });
  });

  it('removes it, and gives it as it was', async () => {
    const world = aScriptedWorld(topology(web));
    await expect(removeContainer(world, web.id, false)).rejects.toMatchObject({ code: 'conflict' });
    const { removeContainer: remove } = world.engine;
    const volumes: string[] = [];
    world.engine.removeContainer = (id, force, which) => {
      volumes.push(which);
      return remove(id, force, which);
    };
    expect((await removeContainer(world, web.id, true)).container).toEqual(web);
    expect(volumes).toEqual(['keep']);
    expect(world.truth.containers).toEqual([]);
  });
});
