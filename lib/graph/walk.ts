import type { Point } from './geometry';
import type { Scene } from './scene';
import type { NodeId } from './scene-ids';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** A node that is tied counts as so much nearer than one that only stands there. */
const tieBonus = 0.35;

const axis: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/**
 * The node that an arrow key leads to: the nearest within a right angle of the direction, neighbours on a line before
 * others. null where there is none on that side.
 */
export function walk(
  scene: Scene,
  positionOf: (id: NodeId) => Point | undefined,
  from: NodeId,
  direction: Direction,
): NodeId | null {
  const origin = positionOf(from);
  if (!origin) return null;
  const tied = new Set(
    scene.lines.flatMap(({ source, target }) => (source === from ? [target] : target === from ? [source] : [])),
  );
  const { x, y } = axis[direction];
  let best: NodeId | null = null;
  let lowest = Infinity;
  for (const { id } of scene.nodes) {
    const at = id === from ? undefined : positionOf(id);
    if (!at) continue;
    const along = (at.x - origin.x) * x + (at.y - origin.y) * y;
    const across = Math.abs((at.x - origin.x) * y) + Math.abs((at.y - origin.y) * x);
    if (along <= 0 || across > along) continue;
    const cost = (along + 1.5 * across) * (tied.has(id) ? tieBonus : 1);
    if (cost < lowest) [best, lowest] = [id, cost];
  }
  return best;
}
