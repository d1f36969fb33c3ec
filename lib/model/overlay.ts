import type { Engine } from './engine';

/** Why an engine makes no overlay, in a sentence; null where it does. */
export function whyNoOverlay({ swarm }: Pick<Engine, 'swarm'>): string | null {
  if (swarm === null) return 'An overlay needs Swarm: `docker swarm init` makes this engine a manager.';
  return swarm.role === 'worker' ? 'An overlay is created on a Swarm manager, and this engine is a worker.' : null;
}
