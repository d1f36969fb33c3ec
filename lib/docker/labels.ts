import { operationLabel } from '@/lib/model/operation';

/** Labels may carry secrets, so only these of a container leave the server. */
const prefixes = ['com.docker.compose.', 'com.docker.swarm.', 'com.docker.stack.'];
const keys = new Set([
  ...['title', 'version', 'source', 'description'].map((name) => `org.opencontainers.image.${name}`),
  operationLabel,
]);

export type ShownLabels = (key: string) => boolean;

/** `further`: what the operator shows besides, by key or by its beginning where it ends in `.` or `*`. */
export function shownLabels(further: readonly string[] = []): ShownLabels {
  const beginnings = [...prefixes, ...further.filter(isBeginning).map((pattern) => pattern.replace(/\*$/, ''))];
  const exact = new Set([...keys, ...further.filter((pattern) => !isBeginning(pattern))]);
  return (key) => exact.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}

/** Whether it names labels, and not simply all of them. */
export function isLabelPattern(text: string): boolean {
  return /^[^\s*.][^\s*]*\*?$/.test(text);
}

function isBeginning(pattern: string): boolean {
  return /[.*]$/.test(pattern);
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
