import type { LayoutAnswer, LayoutOrder } from '@/lib/graph/layout-messages';
import type { Places } from '@/lib/graph/layout';
import type { Scene } from '@/lib/graph/scene';
import { layoutProgress } from './layout-progress';

/** What stopping leads to: the places that were reached, or nothing, so that everything stays where it is. */
type WhenStopped = 'keep what was reached' | 'change nothing';

/**
 * Runs a whole layout in the worker; one worker a call, since it is seldom needed. A person sees how far it is and can
 * stop it. null: it was stopped and nothing is to change.
 */
export async function layoutInWorker(
  scene: Scene,
  whenStopped: WhenStopped,
  signal?: AbortSignal,
): Promise<Places | null> {
  const start = performance.now();
  const worker = new Worker(new URL('../../lib/graph/layout.worker.ts', import.meta.url), { type: 'module' });
  const order = (message: LayoutOrder) => worker.postMessage(message);
  try {
    return await new Promise((resolve, reject) => {
      const stop = () => (whenStopped === 'change nothing' ? resolve(null) : order({ kind: 'hurry' }));
      worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
        if (data.kind === 'places') resolve(new Map(data.places));
        else layoutProgress.set({ share: data.share, nodes: scene.nodes.length, stop });
      };
      worker.onerror = (event) => reject(new Error(`The layout failed: ${event.message}`));
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      order({ kind: 'lay out', scene });
    });
  } finally {
    // Seen in the browser's profiler, and by the benchmark.
    performance.measure('netloom:layout', { start });
    worker.terminate();
    layoutProgress.set(null);
  }
}
