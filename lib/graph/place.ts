import { blocksOf, type Block } from './blocks';
import { FreeGround } from './free-ground';
import { roomOf, type Point, type Size } from './geometry';
import { groundBelow, hostHalf } from './ground';
import { dockGuests, type Places } from './layout';
import { finish, newPace } from './pace';
import type { Scene } from './scene';
import { nodeId, type NodeId, type PlaceId } from './scene-ids';
import type { SceneNode } from './scene-nodes';
import { seatOnGround } from './seats';

const rings = 40;
const ringStep = 42;
const firstRing = 118;
/** Between a node that floats and the host's bar: a seat's height. */
const aboveHost = 70;

/**
 * Positions for the nodes that have none, beside their neighbours and on free ground. What is placed already does
 * not move: positions belong to the person.
 */
export function placeNew(scene: Scene, positions: ReadonlyMap<string, Point>): Places {
  const known: Places = new Map([...positions] as [NodeId, Point][]);
  const added: Places = new Map();
  const put = (id: NodeId, at: Point) => {
    known.set(id, at);
    added.set(id, at);
  };
  if (scene.host !== null && !known.has('place:host')) {
    for (const [id, at] of groundBelow(scene, known)) {
      known.set(id, at);
      added.set(id, at);
    }
  }
  const neighbours = neighbourMap(scene);
  const ground = new FreeGround();
  for (const node of scene.nodes) {
    const at = known.get(node.id);
    if (at) ground.take(at, roomOf(node));
  }
  const host = known.get('place:host');
  const floor = host ? host.y - hostHalf - aboveHost : Infinity;
  for (const block of newBlocks(scene, known)) {
    const around = block.nodes.flatMap(({ id }) =>
      (neighbours.get(id) ?? []).flatMap((other) => known.get(other) ?? []),
    );
    // Where its folded project stood, it comes apart.
    const [{ project = null } = {}] = block.nodes;
    const folded = project === null ? undefined : known.get(nodeId('project', project));
    const middle = freeSpot(block.size, folded ? [folded] : around, ground, floor, folded !== undefined);
    for (const [id, offset] of block.offsets) {
      put(id, { x: Math.round(middle.x + offset.x), y: Math.round(middle.y + offset.y) });
    }
    ground.take(middle, block.size);
  }
  // Hubs first: a new container is placed beside its hub, which may be new as well.
  const waiting = scene.nodes
    .filter((node) => !known.has(node.id) && finds(node))
    .sort((a, b) => Number(a.kind === 'container') - Number(b.kind === 'container'));
  for (const node of waiting) {
    const near = (neighbours.get(node.id) ?? []).flatMap((id) => known.get(id) ?? []);
    if (near.length === 0 && node.kind !== 'project') continue;
    const at = freeSpot(roomOf(node), near, ground, floor);
    put(node.id, at);
    ground.take(at, roomOf(node));
  }
  const docked: Places = new Map(known);
  dockGuests(scene.nodes, docked);
  for (const [id, at] of docked) if (!known.has(id)) put(id as NodeId, at);
  for (const [id, at] of seatOnGround(scene.nodes, known)) put(id, at);
  return added;
}

/** Whole projects that are new, or just unfolded: each finds its place as one. */
function newBlocks(scene: Scene, known: ReadonlyMap<NodeId | PlaceId, Point>): Block[] {
  const placed = new Set(
    scene.nodes.flatMap(({ id, project }) => (known.has(id) && project !== null ? [project] : [])),
  );
  const nodes = scene.nodes.filter(
    (node) => node.kind !== 'project' && node.project !== null && !placed.has(node.project) && finds(node),
  );
  return finish(blocksOf(nodes, scene.lines, 1, newPace())).filter((block) => block.nodes.length > 1);
}

/** By its neighbours; the others have a seat. */
function finds(node: SceneNode): boolean {
  return node.kind !== 'container' || (node.seat === null && node.dockedTo === null);
}

function neighbourMap(scene: Scene): Map<NodeId, NodeId[]> {
  const neighbours = new Map<NodeId, NodeId[]>();
  for (const line of scene.lines) {
    neighbours.set(line.source, [...(neighbours.get(line.source) ?? []), line.target]);
    neighbours.set(line.target, [...(neighbours.get(line.target) ?? []), line.source]);
  }
  return neighbours;
}

/**
 * Rings around the middle of the neighbours (around nothing: of everything), starting on the side that faces away from
 * the middle of the picture; not below the floor while there is room above it.
 */
export function freeSpot(
  room: Size,
  near: readonly Point[],
  ground: FreeGround,
  floor = Infinity,
  fromTheMiddle = near.length !== 1,
): Point {
  const free = (at: Point) => at.y + room.height / 2 <= floor && ground.isFree(at, room);
  const away = ground.middle();
  const middle = near.length > 0 ? average(near) : away;
  const start = Math.atan2(middle.y - away.y, middle.x - away.x);
  const first = fromTheMiddle ? 0 : Math.max(firstRing, (room.width + room.height) / 3);
  for (let ring = 0; ring < rings; ring += 1) {
    const radius = first + ring * ringStep;
    for (const turn of [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6]) {
      const angle = start + (turn * Math.PI) / 6;
      const at = {
        x: Math.round(middle.x + radius * Math.cos(angle)),
        y: Math.round(middle.y + radius * Math.sin(angle)),
      };
      if (free(at)) return at;
    }
  }
  return { x: middle.x, y: middle.y + first + rings * ringStep };
}

function average(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, points.length), y: sum.y / Math.max(1, points.length) };
}
