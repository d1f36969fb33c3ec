import type { Point } from './geometry';
import type { Scene } from './scene';

/** How many nodes have no place yet. */
export function newcomersIn(scene: Scene, standing: ReadonlyMap<string, Point>): number {
  return scene.nodes.reduce((count, { id }) => count + Number(!standing.has(id)), 0);
}
