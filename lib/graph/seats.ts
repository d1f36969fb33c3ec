import { FreeGround } from './free-ground';
import { guestOffset, roomOf, type Point, type Size } from './geometry';
import { groundBelow, isSeatedOnHost, outsideHalf, seatHeight } from './ground';
import type { Scene } from './scene';
import type { NodeId, PlaceId } from './scene-ids';
import type { SceneNode } from './scene-nodes';

const shelfGap = 14;
const shelfRow = 84;
const firstRow = 50;
const widestRow = 900;
const rows = 200;

type Places = Map<NodeId | PlaceId, Point>;

/** Gives a place to whatever finds none by its lines: guests beside their owners, the bars, and what has its seat there. */
export function settle(scene: Scene, places: Places): void {
  dockGuests(scene.nodes, places);
  for (const [id, at] of groundBelow(scene, places)) if (!places.has(id)) places.set(id, at);
  const seated = scene.nodes.filter(
    (node) => node.kind !== 'container' || node.dockedTo === null || places.has(node.id),
  );
  for (const [id, at] of seatsFor(seated, places)) places.set(id, at);
  // Guests of those who have just been seated, and whoever is left: everything gets a place.
  dockGuests(scene.nodes, places);
  if (scene.nodes.some(({ id }) => !places.has(id))) {
    for (const [id, at] of seatsFor(scene.nodes, places)) places.set(id, at);
  }
}

/** Guests stand beside their owner, in the order of the scene. */
function dockGuests(nodes: readonly SceneNode[], places: Places): void {
  const docked = new Map<NodeId, number>();
  for (const node of nodes) {
    if (node.kind !== 'container' || node.dockedTo === null) continue;
    const number = docked.get(node.dockedTo) ?? 0;
    docked.set(node.dockedTo, number + 1);
    const owner = places.get(node.dockedTo);
    if (places.has(node.id) || !owner) continue;
    const offset = guestOffset(number);
    places.set(node.id, { x: owner.x + offset.x, y: owner.y + offset.y });
  }
}

/**
 * Places for what has a seat and none yet: containers in host mode on the host's bar; networks that nothing is on, the
 * `none` network and containers without a network on the shelf below the bars. What has its place keeps it.
 */
function seatsFor(nodes: readonly SceneNode[], places: ReadonlyMap<NodeId | PlaceId, Point>): Map<NodeId, Point> {
  const ground = new FreeGround();
  const seats = new Map<NodeId, Point>();
  let [left, right, lowest] = [0, 0, 0];
  for (const node of nodes) {
    const at = places.get(node.id);
    if (!at) continue;
    ground.take(at, roomOf(node));
    [left, right, lowest] = [Math.min(left, at.x), Math.max(right, at.x), Math.max(lowest, at.y)];
  }
  right = Math.max(left + widestRow, right);
  const host = places.get('place:host');
  const outside = places.get('place:outside');
  const bottom = outside ? outside.y + outsideHalf : lowest + 20;
  // The `none` network first, then what is on it, then what nothing is on.
  const waiting = nodes.filter(({ id }) => !places.has(id)).toSorted((a, b) => shelfRank(a) - shelfRank(b));
  // Where there was no room before there is none now: what needs as much begins where the one before it went.
  const reached = new Map<string, Point>();
  for (const node of waiting) {
    const onHost = host !== undefined && isSeatedOnHost(node);
    const top = Math.round(onHost ? seatHeight(host, node) : bottom + firstRow);
    const room = roomOf(node);
    const key = [top, room.width, room.height].join(' ');
    const from = reached.get(key) ?? { x: left + room.width / 2, y: top };
    const at = firstFree(room, from, { left, right }, ground, onHost ? top : top + (rows - 1) * shelfRow);
    reached.set(key, at);
    const seat = { x: Math.round(at.x), y: at.y };
    seats.set(node.id, seat);
    ground.take(seat, room);
  }
  return seats;
}

function shelfRank(node: SceneNode): number {
  if (node.kind === 'network') return node.driver === 'none' && !node.configOnly ? 0 : 2;
  return 1;
}

/** In reading order; past the right edge in the last row. */
function firstFree(
  room: Size,
  from: Point,
  { left, right }: { left: number; right: number },
  ground: FreeGround,
  lastRow: number,
): Point {
  for (let { x, y } = from; ; x += shelfGap) {
    if (y < lastRow && x + room.width / 2 > right) [x, y] = [left + room.width / 2, y + shelfRow];
    if (ground.isFree({ x: Math.round(x), y }, room)) return { x, y };
  }
}
