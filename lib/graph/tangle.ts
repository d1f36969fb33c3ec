import { overlaps, roomOf, sizeOf, type Point } from './geometry';
import type { SceneLine } from './scene';
import type { NodeId } from './scene-ids';
import type { SceneNode } from './scene-nodes';

const perCrossing = 1;
const perLineUnderNode = 3;
const perOverlap = 20;

/** How hard a placement is to read: crossing lines, lines that run under a node, nodes that touch. 0 is untangled. */
export function tangle(
  nodes: readonly SceneNode[],
  lines: readonly SceneLine[],
  at: ReadonlyMap<NodeId, Point>,
): number {
  const segments = lines.flatMap((line) => {
    const [from, to] = [at.get(line.source), at.get(line.target)];
    return from && to ? [{ line, from, to }] : [];
  });
  const boxes = nodes.flatMap((node) => {
    const centre = at.get(node.id);
    return centre ? [{ node, centre }] : [];
  });
  let cost = 0;
  segments.forEach((a, index) => {
    for (const b of segments.slice(index + 1)) if (!sharesEnd(a.line, b.line) && cross(a, b)) cost += perCrossing;
    for (const { node, centre } of boxes) {
      if (node.id === a.line.source || node.id === a.line.target) continue;
      const { width, height } = sizeOf(node);
      if (distanceToSegment(centre, a.from, a.to, width / height) < height / 2 + 3) cost += perLineUnderNode;
    }
  });
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      if (overlaps(a.centre, roomOf(a.node), b.centre, roomOf(b.node))) cost += perOverlap;
    }
  });
  return cost;
}

interface Segment {
  from: Point;
  to: Point;
}

function sharesEnd(a: SceneLine, b: SceneLine): boolean {
  return a.source === b.source || a.target === b.target || a.source === b.target || a.target === b.source;
}

function cross(a: Segment, b: Segment): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return (
    side(a.from, a.to, b.from) !== side(a.from, a.to, b.to) && side(b.from, b.to, a.from) !== side(b.from, b.to, a.to)
  );
}

/** With x squeezed by the shape of the node, so that a pill counts as a circle. */
function distanceToSegment(point: Point, from: Point, to: Point, shape: number): number {
  const [ax, bx, px] = [from.x / shape, to.x / shape, point.x / shape];
  const [dx, dy] = [bx - ax, to.y - from.y];
  const length = dx * dx + dy * dy || 1;
  const share = Math.max(0, Math.min(1, ((px - ax) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(px - ax - share * dx, point.y - from.y - share * dy);
}
