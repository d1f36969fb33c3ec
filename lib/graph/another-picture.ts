import type { Point } from './geometry';
import type { Scene } from './scene';

/** Above, so many that are new among few that stand are no additions to the picture but another picture. */
const mostAdditions = 300;

/** Whether everything is to be laid out anew: nothing has its place, or a large world was just unfolded. */
export function isAnotherPicture(scene: Scene, positions: ReadonlyMap<string, Point>): boolean {
  const placed = scene.nodes.filter(({ id }) => positions.has(id)).length;
  const added = scene.nodes.length - placed;
  return added > 0 && (placed === 0 || (added > mostAdditions && added > placed));
}
