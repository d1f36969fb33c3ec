import { FreeGround } from './free-ground';
import { roomOf, type Point } from './geometry';
import { groundBelow, hostHalf } from './ground';
import { layoutSteps, type Places } from './layout';
import { newBlocks } from './new-blocks';
import { floatingIn, neighboursIn, newcomersIn } from './newcomers';
import { finish, newPace, type Pace, type Steps } from './pace';
import { Rings } from './rings';
import type { Scene } from './scene';
import { nodeId, type NodeId } from './scene-ids';
import { settle } from './seats';

type Standing = ReadonlyMap<string, Point>;

/** Between a node that floats and the host's bar: a seat's height. */
const aboveHost = 70;
/** What finding a place for one node counts, in steps of a body. */
const searchSteps = 100;

/**
 * Positions for the nodes that have none, beside their neighbours and on free ground. What is placed already does
 * not move: positions belong to the person.
 */
export function placeNew(scene: Scene, standing: Standing): Places {
  return finish(placeSteps(scene, standing, newPace()));
}

/** The same, step by step; where nothing stands at all, a first layout of everything. */
export function* placeSteps(scene: Scene, standing: Standing, pace: Pace): Steps<Places> {
  const hasGround = scene.host === null || standing.has('place:host');
  const missing = newcomersIn(scene, standing);
  if (missing === 0 && hasGround) return new Map();
  if (missing === scene.nodes.length) return yield* layoutSteps(scene, pace);

  const known: Places = new Map([...standing] as [NodeId, Point][]);
  if (!hasGround) for (const [id, at] of groundBelow(scene, known)) known.set(id, at);
  yield* placeByLines(scene, known, pace);
  settle(scene, known);
  for (const id of standing.keys()) known.delete(id as NodeId);
  return known;
}

/** Whatever is tied to something. */
function* placeByLines(scene: Scene, known: Places, pace: Pace): Steps<void> {
  const newcomers = floatingIn(scene, known);
  pace.total += searchSteps * newcomers.length;
  const neighbours = neighboursIn(scene);
  const near = (id: NodeId) => (neighbours.get(id) ?? []).flatMap((other) => known.get(other) ?? []);
  const ground = new FreeGround();
  for (const node of scene.nodes) {
    const at = known.get(node.id);
    if (at) ground.take(at, roomOf(node));
  }
  const host = known.get('place:host');
  const rings = new Rings(ground, host ? host.y - hostHalf - aboveHost : Infinity);

  for (const block of yield* newBlocks(scene, known, pace)) {
    // Where its folded project stood, it comes apart.
    const [{ project = null } = {}] = block.nodes;
    const folded = project === null ? undefined : known.get(nodeId('project', project));
    const around = folded ? [folded] : block.nodes.flatMap(({ id }) => near(id));
    const middle = rings.freeSpot(block.size, around, folded !== undefined);
    for (const [id, { x, y }] of block.offsets) {
      known.set(id, { x: Math.round(middle.x + x), y: Math.round(middle.y + y) });
    }
    ground.take(middle, block.size);
    pace.done += searchSteps * block.nodes.length;
    yield;
  }
  // Hubs first: a new container is placed beside its hub, which may be new as well.
  const waiting = newcomers
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => Number(a.kind === 'container') - Number(b.kind === 'container'));
  for (const node of waiting) {
    const around = near(node.id);
    pace.done += searchSteps;
    if (around.length === 0 && node.kind !== 'project') continue;
    const at = rings.freeSpot(roomOf(node), around);
    known.set(node.id, at);
    ground.take(at, roomOf(node));
    yield;
  }
}
