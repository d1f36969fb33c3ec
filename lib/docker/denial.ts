import type { Reading } from '@/lib/model';

/** What was asked, as far as a socket proxy looks at it. */
export interface Asked {
  method: string;
  path: string;
}

const plugin = /^authorization denied by plugin/;

/**
 * Whether it was somebody before the engine who answered so. An engine says 403 itself, of networks that are in use or its
 * own, and always why; a proxy answers with a page, with bare words or not at all, and 405 is no answer of an engine.
 */
export function isDenial({ method }: Asked, status: number, engineMessage: string | null): boolean {
  if (status === 405) return true;
  if (status !== 403) return false;
  // No read of an engine's is ever forbidden by itself.
  return method === 'GET' || engineMessage === null || plugin.test(engineMessage);
}

/** Who denies what, and what would allow it. `asked` holds all that one thing needs. */
export function denialSentence(asked: readonly Asked[], engineMessage: string | null = null): string {
  const calls = [...new Set(asked.map(({ method, path }) => `${method} ${shapeOf(path)}`))].join(', ');
  if (engineMessage !== null && plugin.test(engineMessage))
    return `The engine’s authorization plugin does not allow ${calls}.`;
  return `The socket proxy before the engine does not allow ${calls}. With docker-socket-proxy it takes ${settingsFor(asked)}.`;
}

/** Its switches are called after the sections of the API. */
function settingsFor(asked: readonly Asked[]): string {
  const sections = asked.map(({ path }) => `${(/^\/([a-z]+)/.exec(path)?.[1] ?? '').toUpperCase()}=1`);
  const writes = asked.some(({ method }) => method !== 'GET');
  return [...new Set([...(writes ? ['POST=1'] : []), ...sections])].join(' and ');
}

function shapeOf(path: string): string {
  return path
    .replace(/^\/(networks|containers)\/[0-9a-z]{25,64}(?=\/|$)/, '/$1/{id}')
    .replace(/sha256:[0-9a-f]+/, '{id}');
}

const readings: readonly (readonly [RegExp, Reading])[] = [
  [/^\/version$/, 'version'],
  [/^\/info$/, 'info'],
  [/^\/events$/, 'events'],
  [/^\/networks$/, 'networks'],
  [/^\/networks\//, 'network details'],
  [/^\/containers\/json$/, 'containers'],
  [/^\/containers\/[^/]+\/stats$/, 'stats'],
  [/^\/containers\//, 'container details'],
  [/^\/images\//, 'images'],
];

/** What is read by it; null of a change. */
export function readingOf({ method, path }: Asked): Reading | null {
  return method === 'GET' ? (readings.find(([pattern]) => pattern.test(path))?.[1] ?? null) : null;
}
