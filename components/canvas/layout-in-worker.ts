import type { LayoutAnswer, LayoutOrder } from '@/lib/graph/layout-messages';
import type { Places } from '@/lib/graph/layout';
import { newcomersIn } from '@/lib/graph/newcomers';
import type { Scene } from '@/lib/graph/scene';
import { layoutProgress } from './layout-progress';

export interface LayoutTask {
  scene: Scene;
  /** What keeps its place; of nothing, everything is laid out. */
  standing: Places;
  /** What stopping leads to: the places that were reached, or nothing, so that everything stays where it is. */
  whenStopped: 'keep what was reached' | 'change nothing';
}

/**
 * Runs a long layout in the worker; one worker a call, since it is seldom needed. A person sees how far it is and can
 * stop it. null: it was stopped and nothing is to change.
 */
export async function layoutInWorker(
  { scene, standing, whenStopped }: LayoutTask,
  signal: AbortSignal,
): Promise<Places | null> {
  const start = performance.now();
  const worker = new Worker(new URL('../../lib/graph/layout.worker.ts', import.meta.url), { type: 'module' });
  const order = (message: LayoutOrder) => worker.postMessage(message);
  const nodes = newcomersIn(scene, standing);
  try {
    return await new Promise((resolve, reject) => {
      const stop = () => (whenStopped === 'change nothing' ? resolve(null) : order({ kind: 'hurry' }));
      worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
        if (data.kind === 'places') resolve(new Map(data.places));
        else if (!signal.aborted) layoutProgress.set({ share: data.share, nodes, stop });
      };
      worker.onerror = (event) => reject(new Error(`The layout failed: ${event.message}`));
      signal.addEventListener('abort', () => resolve(null), { once: true });
      order({ kind: 'lay out', scene, standing });
    });
  } finally {
    // Seen in the browser's profiler, and by the benchmark.
    performance.measure('netloom:layout', { start });
    worker.terminate();
    layoutProgress.set(null);
  }
}
