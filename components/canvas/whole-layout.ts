import { isAnotherPicture } from '@/lib/graph/another-picture';
import type { Scene } from '@/lib/graph/scene';
import { layoutInWorker } from './layout-in-worker';
import type { Positions } from './positions';

let begun: Promise<void> | null = null;

/**
 * Gives everything its place where nothing has one yet, or where so much was added that it is another picture; null
 * otherwise. It is asked for as soon as the scene is known, and again by the picture, which waits for the same layout and
 * not for one of its own.
 */
export function wholeLayout(scene: Scene, positions: Positions): Promise<void> | null {
  if (begun !== null) return begun;
  if (!isAnotherPicture(scene, positions.all())) return null;
  begun = layoutInWorker(scene, 'keep what was reached')
    .then((places) => {
      if (places) positions.put(places);
    })
    .finally(() => (begun = null));
  return begun;
}
