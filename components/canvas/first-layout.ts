import type { Scene } from '@/lib/graph/scene';
import { layoutInWorker } from './layout-in-worker';
import type { Positions } from './positions';

let begun: Promise<void> | null = null;

/**
 * Gives everything its place where nothing has one yet; null where something has. It is asked for as soon as the scene is
 * known, and again by the picture, which waits for the same layout and not for one of its own.
 */
export function firstLayout(scene: Scene, positions: Positions): Promise<void> | null {
  if (begun !== null) return begun;
  if (scene.nodes.length === 0 || scene.nodes.some(({ id }) => positions.has(id))) return null;
  begun = layoutInWorker(scene, new AbortController().signal)
    .then((places) => positions.put(places))
    .finally(() => (begun = null));
  return begun;
}
