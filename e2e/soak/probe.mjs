/*
 * Preloaded (--import) into the server that is measured, and into nothing else: answers on a unix socket what only the
 * process itself knows. The product has no such door.
 */
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { queryObjects, setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { runInNewContext } from 'node:vm';

const query = new URL(import.meta.url).searchParams;

/** Twice: what finalizers let go in the first round is free after the second. */
async function collect() {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  gc();
  await new Promise((resolve) => setImmediate(resolve));
  gc();
}

const timer = setTimeout(() => {});
clearTimeout(timer);
/** What piles up where something is begun again and again and never ended; timers also when they keep nobody alive. */
const watched = {
  Timeout: /** @type {Function} */ (timer.constructor),
  ...{ AbortSignal, EventEmitter, ReadableStream, Response, Socket },
};

/** @param {boolean} isCollected counting objects is a collection too */
function state(isCollected) {
  /** @type {Record<string, number>} */
  const resources = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  /** @type {Record<string, number>} */
  const objects = {};
  for (const [name, kind] of isCollected ? Object.entries(watched) : [])
    objects[name] = queryObjects(kind, { format: 'count' });
  return { ...process.memoryUsage(), resources, objects, listeners };
}

// The launcher and worker threads inherit the preload.
if (isMainThread && process.argv[1]?.endsWith('front.mjs')) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://probe');
    const isCollected = searchParams.has('collect');
    if (isCollected) await collect();
    const answer =
      pathname === '/snapshot' ? writeHeapSnapshot(searchParams.get('to') ?? undefined) : state(isCollected);
    response.setHeader('connection', 'close').end(JSON.stringify(answer));
  });
  server.listen(query.get('socket') ?? '');
  server.unref();
}
