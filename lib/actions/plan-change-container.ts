import { commandLine, nameFor } from '@/lib/commands/command-line';
import { indexTopology } from '@/lib/model';
import type { Container, ContainerId, ContainerState, ContainerVerb, Topology } from '@/lib/model';
import { knownContainer, named, noEffects, planOf } from './plan';
import type { Plan, Refusal } from './plan';

/** Which states a verb leads from; a sentence for what else it finds. */
const leadsFrom: Readonly<Record<ContainerVerb, { from: readonly ContainerState[]; otherwise: string }>> = {
  start: { from: ['created', 'exited'], otherwise: 'is started already' },
  stop: { from: ['running', 'paused', 'restarting'], otherwise: 'does not run' },
  restart: { from: ['created', 'exited', 'running', 'paused', 'restarting'], otherwise: 'cannot be restarted now' },
  pause: { from: ['running'], otherwise: 'does not run, so there is nothing to pause' },
  unpause: { from: ['paused'], otherwise: 'is not paused' },
};

/** What is lost meanwhile, of whom it is that runs. */
const losses: Readonly<Partial<Record<ContainerVerb, string>>> = {
  stop: 'Its open connections are cut.',
  restart: 'Its open connections are cut, and it may come back with other addresses.',
  pause: 'It answers nobody until it goes on: whoever waits for it runs into a timeout.',
};

/** Throws `not_found`. */
export function planChangeContainer(topology: Topology, id: ContainerId, verb: ContainerVerb): Plan {
  const container = knownContainer(topology, id);
  const loss = isOn(container) ? losses[verb] : undefined;
  const ends = verb === 'stop' || verb === 'restart';
  return planOf(refusalOf(container, verb), {
    warnings: [
      ...(loss === undefined ? [] : [loss]),
      ...(ends ? guestWarning(topology, container) : []),
      ...(verb === 'stop' && container.swarmTask !== null ? [swarmWarning] : []),
      ...(verb === 'start' ? missingWarning(topology, container) : []),
    ],
    effects: () => noEffects,
    command: commandLine(['docker', verb, nameFor(container, topology.containers)]),
  });
}

/** Throws `not_found`. */
export function planRemoveContainer(topology: Topology, id: ContainerId, force: boolean): Plan {
  const container = knownContainer(topology, id);
  return planOf(removalRefusal(container, force), {
    warnings: [
      'What it wrote outside of volumes is lost, and this cannot be undone.',
      ...(isOn(container) ? ['It runs, and is killed.', ...guestWarning(topology, container)] : []),
      ...(container.swarmTask !== null ? [swarmWarning] : []),
    ],
    effects: () => noEffects,
    command: commandLine(['docker', 'rm', ...(force ? ['--force'] : []), nameFor(container, topology.containers)]),
  });
}

const swarmWarning = 'It is a task of a Swarm service, which starts another one in its place.';

function refusalOf(container: Container, verb: ContainerVerb): Refusal | null {
  const { from, otherwise } = leadsFrom[verb];
  if (from.includes(container.state)) return null;
  if (container.state === 'removing' || container.state === 'dead') return goingRefusal(container);
  const next = verb === 'start' && container.state === 'paused' ? ': unpause it' : '';
  return { code: 'conflict', sentence: `${named(container)} ${otherwise}${next}.` };
}

function removalRefusal(container: Container, force: boolean): Refusal | null {
  if (container.state === 'removing') return goingRefusal(container);
  if (!isOn(container) || force) return null;
  return { code: 'conflict', sentence: `${named(container)} runs: stop it first, or remove it by force.` };
}

function goingRefusal(container: Container): Refusal {
  return { code: 'not_possible', sentence: `${named(container)} is being removed.` };
}

function isOn({ state }: Container): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

/** Whoever uses its network has none when it ends, and does not get it back by its return alone. */
function guestWarning({ containers }: Topology, { id }: Container): string[] {
  const guests = containers.filter((one) => one.sharesNamespaceWith === id && isOn(one));
  if (guests.length === 0) return [];
  const names = guests.map(named).join(', ');
  return [`${names} ${guests.length === 1 ? 'uses' : 'use'} its network, and must be restarted after it to have one.`];
}

/** 20.10 lets a network go that a stopped container is configured for; its start fails then. */
function missingWarning(topology: Topology, { id }: Container): string[] {
  const { endpointsByContainer, networkById } = indexTopology(topology);
  const missing = (endpointsByContainer.get(id) ?? []).filter(({ networkId }) => !networkById.has(networkId));
  return missing.length === 0 ? [] : ['A network that it is configured for is gone: its start will fail.'];
}
