import type { Point } from '@/lib/graph/geometry';
import type { NodeId } from '@/lib/graph/scene-ids';

/** Where everything stands. Outlives the canvas, so that going to a table and back moves nothing. */
export const positions = new Map<NodeId, Point>();

/** Runs the first layout in the worker; one worker a call, since it is needed once. */
export async function layoutInWorker(scene: unknown, signal: AbortSignal): Promise<Map<NodeId, Point>> {
  const worker = new Worker(new URL('../../lib/graph/layout.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<[NodeId, Point][]>) => resolve(new Map(event.data));
      worker.onerror = (event) => reject(new Error(`The layout failed: ${event.message}`));
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      worker.postMessage(scene);
    });
  } finally {
    worker.terminate();
  }
}
