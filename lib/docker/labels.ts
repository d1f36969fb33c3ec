import { operationLabel } from '@/lib/model/operation';

/** Labels may carry secrets, so only these of a container leave the server. */
const prefixes = ['com.docker.compose.', 'com.docker.swarm.', 'com.docker.stack.'];
const keys = new Set([
  ...['title', 'version', 'source', 'description'].map((name) => `org.opencontainers.image.${name}`),
  operationLabel,
]);

export function isShownLabel(key: string): boolean {
  return keys.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
}

type Labels = Record<string, string> | null | undefined;

/** Compose project or Swarm stack. */
export function projectOf(labels: Labels): string | null {
  return labels?.['com.docker.compose.project'] || labels?.['com.docker.stack.namespace'] || null;
}

/** Compose service or Swarm service; a stack's service is called `STACK_SERVICE`, shown without the stack. */
export function serviceOf(labels: Labels): string | null {
  const compose = labels?.['com.docker.compose.service'];
  if (compose) return compose;
  const swarm = labels?.['com.docker.swarm.service.name'];
  if (!swarm) return null;
  const stack = labels?.['com.docker.stack.namespace'];
  return stack && swarm.startsWith(`${stack}_`) ? swarm.slice(stack.length + 1) : swarm;
}

export function swarmTaskOf(labels: Labels): string | null {
  return labels?.['com.docker.swarm.task.id'] || null;
}
