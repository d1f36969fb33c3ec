import type { Point } from '@/lib/graph/geometry';
import type { Places } from '@/lib/graph/layout';
import type { Scene } from '@/lib/graph/scene';
import type { NodeId, PlaceId } from '@/lib/graph/scene-ids';

type PlacedPairs = [NodeId | PlaceId, Point][];

/** Runs a whole layout in the worker; one worker a call, since it is seldom needed. */
export async function layoutInWorker(scene: Scene, signal: AbortSignal): Promise<Places> {
  const start = performance.now();
  const worker = new Worker(new URL('../../lib/graph/layout.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<PlacedPairs>) => resolve(new Map(event.data));
      worker.onerror = (event) => reject(new Error(`The layout failed: ${event.message}`));
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      worker.postMessage(scene);
    });
  } finally {
    // Seen in the browser's profiler, and by the benchmark.
    performance.measure('netloom:layout', { start });
    worker.terminate();
  }
}
