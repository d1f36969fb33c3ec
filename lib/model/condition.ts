import type { Container } from './container';

export const conditions = ['running', 'unhealthy', 'starting', 'paused', 'restarting', 'stopped', 'dead'] as const;
/** How a container is: its state, or its health where that says more. */
export type Condition = (typeof conditions)[number];

export function containerCondition(container: Pick<Container, 'state' | 'health'>): Condition {
  switch (container.state) {
    case 'running':
      if (container.health === 'unhealthy' || container.health === 'starting') return container.health;
      return 'running';
    case 'paused':
    case 'restarting':
    case 'dead':
      return container.state;
    case 'created':
    case 'removing':
    case 'exited':
      return 'stopped';
  }
}
