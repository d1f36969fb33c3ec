/*
 * Preloaded (--import) into the server that is measured, and into nothing else: answers on a unix socket what only the
 * process itself knows. The product has no such door.
 */
import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const query = new URL(import.meta.url).searchParams;

/** Timers that wait, also those that keep nobody alive: Node tells of the others only. @type {Set<unknown>} */
const timers = new Set();

/** @param {'setTimeout' | 'setInterval'} name */
function watchSetting(name) {
  const set = globalThis[name];
  /** @type {any} */ (globalThis)[name] = Object.assign(
    (/** @type {(...given: unknown[]) => void} */ act, /** @type {unknown[]} */ ...rest) => {
      const timer = set(
        (...given) => {
          if (name === 'setTimeout') timers.delete(timer);
          act(...given);
        },
        .../** @type {[number]} */ (rest),
      );
      timers.add(timer);
      return timer;
    },
    set, // what `promisify` looks for
  );
}

/** @param {'clearTimeout' | 'clearInterval'} name */
function watchClearing(name) {
  const clear = globalThis[name];
  globalThis[name] = (timer) => {
    timers.delete(timer);
    clear(timer);
  };
}

/** Twice: what finalizers let go in the first round is free after the second. */
async function collect() {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  gc();
  await new Promise((resolve) => setImmediate(resolve));
  gc();
}

function state() {
  /** @type {Record<string, number>} */
  const resources = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return { ...process.memoryUsage(), resources, timers: timers.size, listeners };
}

// The launcher and worker threads inherit the preload.
if (isMainThread && process.argv[1]?.endsWith('front.mjs')) {
  watchSetting('setTimeout');
  watchSetting('setInterval');
  watchClearing('clearTimeout');
  watchClearing('clearInterval');
  const server = createServer(async (request, response) => {
    if (request.url === '/collected') await collect();
    response.setHeader('connection', 'close').end(JSON.stringify(state()));
  });
  server.listen(query.get('socket') ?? '');
  server.unref();
}
