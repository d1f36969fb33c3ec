import type { Container, ContainerId, ContainerResult, ContainerVerb, Topology } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { insist, knownContainer, named } from './plan';
import { planChangeContainer, planRemoveContainer } from './plan-change-container';

/** The container as the engine then holds it. Throws the plan's refusal or the engine's own. */
export function changeContainer(
  { engine, inventory }: ActionDeps,
  id: ContainerId,
  verb: ContainerVerb,
): Promise<ContainerResult> {
  return oneAtATime(`container ${id}`, async () => {
    insist(planChangeContainer(inventory.topology, id, verb));
    const before = knownContainer(inventory.topology, id);
    const { result } = await askAndProve(
      () => engine.changeContainer(id, verb).then(() => 'yes' as const),
      () => inventory.refresh({ containers: [id] }),
      (answer) => {
        const now = find(inventory.topology, id);
        // One that removes itself is gone when it has ended.
        if (!now) return verb === 'stop' ? before : null;
        return isDone(verb, before, now, answer !== null) ? now : null;
      },
      `The engine said yes, but ${named(before)} is as it was. See its log (docker logs), then try again.`,
    );
    const ended = (verb === 'start' || verb === 'restart') && result.state !== 'running';
    return { container: result, warning: ended ? 'It was started, and has ended again: see its log.' : null };
  });
}

/** The container as it was, once the engine holds it no more. Throws as `changeContainer`. */
export function removeContainer(
  { engine, inventory }: ActionDeps,
  id: ContainerId,
  force: boolean,
  volumes: 'keep' | 'remove' = 'keep',
): Promise<ContainerResult> {
  return oneAtATime(`container ${id}`, async () => {
    insist(planRemoveContainer(inventory.topology, id, force));
    const container = knownContainer(inventory.topology, id);
    await askAndProve(
      () => engine.removeContainer(id, force, volumes),
      () => inventory.refresh({ containers: [id] }),
      () => (find(inventory.topology, id) ? null : 'gone'),
      `The engine said yes, but ${named(container)} is still there. Try again, by force if need be.`,
    );
    return { container, warning: null };
  });
}

/** Whoever ends at once was started all the same. */
function isDone(verb: ContainerVerb, before: Container, now: Container, isAnswered: boolean): boolean {
  const isAnotherRun = now.startedAt !== before.startedAt;
  switch (verb) {
    case 'start':
      return isAnotherRun || now.state === 'running';
    case 'restart':
      // Of one without a network of its own nothing in a list tells that it ran anew: then the engine's word has to do.
      return isAnotherRun || (isAnswered && now.state === 'running');
    case 'stop':
      return now.state === 'exited' || now.state === 'removing' || now.state === 'dead';
    case 'pause':
      return now.state === 'paused';
    case 'unpause':
      return now.state === 'running';
  }
}

function find({ containers }: Topology, id: ContainerId): Container | undefined {
  return containers.find((one) => one.id === id);
}
