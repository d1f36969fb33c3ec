import type { DoubleContainer } from '../world/container';

const UNITS = [
  [1, 'second'],
  [60, 'minute'],
  [3600, 'hour'],
  [86_400, 'day'],
  [604_800, 'week'],
] as const;

function ago(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  if (seconds < 1) return 'Less than a second';
  const [size, unit] = UNITS.findLast(([from]) => seconds >= from) ?? UNITS[0];
  const count = Math.floor(seconds / size);
  if (count === 1 && unit === 'minute') return 'About a minute';
  if (count === 1 && unit === 'hour') return 'About an hour';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `Up 3 hours (healthy)`, as `docker ps` shows it; the only place where the list tells of health. */
export function statusText(container: DoubleContainer, now: number): string {
  const up = `Up ${ago(now - (container.startedAt ?? now))}`;
  const health = container.health === null ? '' : ` (${healthText(container.health)})`;
  const since = ago(now - (container.finishedAt ?? now));
  switch (container.state) {
    case 'created':
      return 'Created';
    case 'running':
      return `${up}${health}`;
    case 'paused':
      return `${up}${health} (Paused)`;
    case 'restarting':
      return `Restarting (${container.exitCode}) ${since} ago`;
    case 'dead':
      return 'Dead';
    case 'exited':
      return `Exited (${container.exitCode}) ${since} ago`;
  }
}

const healthText = (health: string) => (health === 'starting' ? 'health: starting' : health);
