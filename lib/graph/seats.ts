import { overlaps, roomOf, type Point, type Size } from './geometry';
import { outsideHalf, seatHeight } from './ground';
import type { NodeId, PlaceId } from './scene-ids';
import type { SceneNode } from './scene-nodes';

const shelfGap = 14;
const shelfRow = 84;
const firstRow = 50;
const widestRow = 900;
const rows = 200;

interface Taken {
  at: Point;
  room: Size;
}

/**
 * Places for what has a seat and none yet: containers in host mode on the host's bar; networks that nothing is on, the
 * `none` network and containers without a network on the shelf below the bars. What has its place keeps it.
 */
export function seatOnGround(
  nodes: readonly SceneNode[],
  places: ReadonlyMap<NodeId | PlaceId, Point>,
): Map<NodeId, Point> {
  const taken: Taken[] = [];
  const seats = new Map<NodeId, Point>();
  for (const node of nodes) {
    const at = places.get(node.id);
    if (at) taken.push({ at, room: roomOf(node) });
  }
  const left = Math.min(0, ...taken.map(({ at }) => at.x));
  const right = Math.max(left + widestRow, ...taken.map(({ at }) => at.x));
  const host = places.get('place:host');
  const outside = places.get('place:outside');
  const bottom = outside ? outside.y + outsideHalf : Math.max(0, ...taken.map(({ at }) => at.y)) + 20;
  // The `none` network first, then what is on it, then what nothing is on.
  const waiting = nodes
    .filter((node) => !places.has(node.id) && !(node.kind === 'container' && node.dockedTo !== null))
    .toSorted((a, b) => shelfRank(a) - shelfRank(b));
  for (const node of waiting) {
    const onHost = node.kind === 'container' && node.seat === 'host' && host !== undefined;
    const top = onHost ? seatHeight(host) : bottom + firstRow;
    const at = firstFree(node, { left, right, top }, taken, onHost ? 1 : rows);
    seats.set(node.id, at);
    taken.push({ at, room: roomOf(node) });
  }
  return seats;
}

function shelfRank(node: SceneNode): number {
  if (node.kind === 'network') return node.driver === 'none' && !node.configOnly ? 0 : 2;
  return 1;
}

/** In reading order; past the right edge where there are no more rows. */
function firstFree(
  node: SceneNode,
  area: { left: number; right: number; top: number },
  taken: readonly Taken[],
  mostRows: number,
): Point {
  const room = roomOf(node);
  for (let row = 0; row < mostRows; row += 1) {
    const y = Math.round(area.top + row * shelfRow);
    const last = row === mostRows - 1;
    for (let x = area.left + room.width / 2; last || x + room.width / 2 <= area.right; x += shelfGap) {
      const at = { x: Math.round(x), y };
      if (taken.every((other) => !overlaps(at, room, other.at, other.room))) return at;
    }
  }
  return { x: area.left, y: area.top };
}
