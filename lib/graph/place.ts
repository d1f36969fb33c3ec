import { overlaps, roomOf, type Point, type Size } from './geometry';
import type { Scene, SceneNode } from './scene';
import type { NodeId } from './scene-ids';

const rings = 40;
const ringStep = 42;
const firstRing = 118;

/**
 * Positions for the nodes that have none, beside their neighbours and on free ground. What is placed already does
 * not move: positions belong to the person.
 */
export function placeNew(scene: Scene, positions: ReadonlyMap<NodeId, Point>): Map<NodeId, Point> {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const neighbours = neighbourMap(scene);
  const taken: { at: Point; room: Size }[] = [];
  for (const node of scene.nodes) {
    const at = positions.get(node.id);
    if (at) taken.push({ at, room: roomOf(node) });
  }
  const added = new Map<NodeId, Point>();
  // Hubs first: a new container is placed beside its hub, which may be new as well.
  const waiting = scene.nodes
    .filter((node) => !positions.has(node.id))
    .sort((a, b) => Number(a.kind === 'container') - Number(b.kind === 'container'));
  for (const node of waiting) {
    const near = (neighbours.get(node.id) ?? []).flatMap((id) => {
      const at = nodes.has(id) ? (positions.get(id) ?? added.get(id)) : undefined;
      return at ? [at] : [];
    });
    const at = freeSpot(node, near, taken);
    added.set(node.id, at);
    taken.push({ at, room: roomOf(node) });
  }
  return added;
}

function neighbourMap(scene: Scene): Map<NodeId, NodeId[]> {
  const neighbours = new Map<NodeId, NodeId[]>();
  for (const line of scene.lines) {
    neighbours.set(line.source, [...(neighbours.get(line.source) ?? []), line.target]);
    neighbours.set(line.target, [...(neighbours.get(line.target) ?? []), line.source]);
  }
  return neighbours;
}

/** Rings around the middle of the neighbours, starting on the side that faces away from the middle of the picture. */
function freeSpot(node: SceneNode, near: readonly Point[], taken: readonly { at: Point; room: Size }[]): Point {
  const room = roomOf(node);
  const free = (at: Point) => taken.every((other) => !overlaps(at, room, other.at, other.room));
  const all = taken.map((other) => other.at);
  if (near.length === 0) {
    if (all.length === 0) return { x: 0, y: 0 };
    const left = Math.min(...all.map((point) => point.x));
    const bottom = Math.max(...all.map((point) => point.y));
    for (let column = 0; column < 200; column += 1) {
      const at = { x: left + column * 60, y: bottom };
      if (free(at)) return at;
    }
    return { x: left, y: bottom + 110 };
  }
  const middle = average(near);
  const away = average(all);
  const start = Math.atan2(middle.y - away.y, middle.x - away.x);
  for (let ring = near.length > 1 ? -2 : 0; ring < rings; ring += 1) {
    const radius = firstRing + ring * ringStep;
    for (const turn of [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6]) {
      const angle = start + (turn * Math.PI) / 6;
      const at = {
        x: Math.round(middle.x + radius * Math.cos(angle)),
        y: Math.round(middle.y + radius * Math.sin(angle)),
      };
      if (free(at)) return at;
    }
  }
  return { x: middle.x, y: middle.y + firstRing + rings * ringStep };
}

function average(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, points.length), y: sum.y / Math.max(1, points.length) };
}
