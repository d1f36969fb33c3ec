import { blocksOf, isHubOf, membersOf, mirrored, type Block } from './blocks';
import { componentsOf } from './components';
import type { Point, Size } from './geometry';
import { packBoxes } from './pack';
import { finish, newPace, type Pace, type Steps } from './pace';
import type { Scene, SceneLine } from './scene';
import type { NodeId, PlaceId } from './scene-ids';
import type { SceneNode } from './scene-nodes';
import { simulate, stepsFor } from './simulate';
import { settle } from './seats';
import { tangle } from './tangle';

export type Places = Map<NodeId | PlaceId, Point>;

const mostAttempts = 8;
/** An attempt costs a little less than the square of the nodes (160: 280 ms); all together about half a second. */
const attemptBudget = 40_000;
/** What the host, the outside and a shelf take of the height below. */
const groundHeight = 240;
/** Between blocks, beyond the room that they take. */
const blockGap = 14;

/**
 * First layout of a scene. Every project is laid out by itself and becomes one block; blocks that are tied are laid out
 * around each other, the parts that hang together are packed side by side, and below them lie the host with what stands on
 * it, the outside, and a shelf of what nothing is tied to. Deterministic: the same scene gives the same picture. Run it
 * in the worker.
 */
export function layoutScene(scene: Scene): Places {
  return finish(layoutSteps(scene, newPace()));
}

/** The same, step by step, for whoever wants to tell how far it is or to end it early. */
export function* layoutSteps(scene: Scene, pace: Pace): Steps<Places> {
  const tied = new Set(scene.lines.flatMap(({ source, target }) => [source, target]));
  const floating = scene.nodes.filter((node) => isFloating(node, tied));
  const ids = new Set(floating.map((node) => node.id));
  const lines = scene.lines.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const attempts = Math.max(1, Math.min(mostAttempts, Math.floor(attemptBudget / floating.length ** 2)));
  // Known before anything moves: what is shown of it does not fall back.
  const members = membersOf(floating);
  const outlines = [...members].map(([id, nodes]) => ({ id, nodes, isHub: isHubOf(nodes) }));
  pace.total += componentsOf(outlines, tiesBetween(outlines, lines)).reduce(
    (sum, part) => sum + attemptsFor(part, attempts) * stepsFor(part.length) * part.length,
    0,
  );
  const blocks = yield* blocksOf(members, lines, attempts, pace);

  const joined = componentsOf(blocks, tiesBetween(blocks, lines));
  const parts: Part[] = [];
  for (const part of joined) parts.push(yield* layoutPart(part, lines, attemptsFor(part, attempts), pace));
  const centres = packBoxes(
    parts.map(({ size }) => size),
    groundHeight,
  );
  const places: Places = new Map();
  parts.forEach((part, index) => {
    const centre = centres[index] ?? { x: 0, y: 0 };
    for (const [id, at] of part.places) places.set(id, rounded({ x: at.x + centre.x, y: at.y + centre.y }));
  });
  settle(scene, places);
  return places;
}

/** It finds its place by what it is tied to; docked and seated nodes have theirs given. */
function isFloating(node: SceneNode, tied: ReadonlySet<NodeId>): boolean {
  if (node.kind === 'container') return node.dockedTo === null && node.seat === null;
  return node.kind === 'project' || tied.has(node.id);
}

function blockOfNodes(blocks: readonly Pick<Block, 'id' | 'nodes'>[]): ReadonlyMap<NodeId, string> {
  return new Map(blocks.flatMap((block) => block.nodes.map((node) => [node.id, block.id] as const)));
}

function tiesBetween(blocks: readonly Pick<Block, 'id' | 'nodes'>[], lines: readonly SceneLine[]) {
  const blockOf = blockOfNodes(blocks);
  return lines.flatMap(({ source, target }) => {
    const [from, to] = [blockOf.get(source), blockOf.get(target)];
    return from !== undefined && to !== undefined && from !== to ? [{ source: from, target: to }] : [];
  });
}

interface Part {
  places: Map<NodeId, Point>;
  size: Size;
}

/** Blocks that hang together, around their own middle. */
function* layoutPart(blocks: readonly Block[], all: readonly SceneLine[], attempts: number, pace: Pace): Steps<Part> {
  const nodes = blocks.flatMap((block) => block.nodes);
  const ids = new Set(nodes.map((node) => node.id));
  const lines = all.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const bodies = blocks.map(({ id, size, reach, isHub }) => ({ id, reach, isHub, size: grown(size) }));
  let best: Part | null = null;
  let lowest = Infinity;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (pace.hurried && best !== null) break;
    const middles = yield* simulate(bodies, tiesBetween(blocks, lines), attempt, pace);
    const part = assembled(turned(blocks, middles, lines), middles);
    const cost =
      attempts === 1
        ? 0
        : tangle(nodes, lines, part.places) + lengthOf(lines, part.places) / 20_000 + areaOf(part.size) / 500_000;
    if (cost < lowest) [best, lowest] = [part, cost];
  }
  return best ?? { places: new Map(), size: { width: 0, height: 0 } };
}

/** Around a single hub no line can cross another. */
function attemptsFor(blocks: readonly Pick<Block, 'isHub'>[], attempts: number): number {
  return blocks.filter(({ isHub }) => isHub).length > 1 ? attempts : 1;
}

const mirrors = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

/** Each block in whichever mirror makes the lines to the others shortest: only its own lines outward can change. */
function turned(
  blocks: readonly Block[],
  middles: ReadonlyMap<string, Point>,
  lines: readonly SceneLine[],
): readonly Block[] {
  const current = new Map(blocks.map((block) => [block.id, block]));
  const blockOf = blockOfNodes(blocks);
  const outward = new Map<string, { own: NodeId; other: NodeId }[]>(blocks.map(({ id }) => [id, []]));
  for (const { source, target } of lines) {
    const [from, to] = [blockOf.get(source), blockOf.get(target)];
    if (from === undefined || to === undefined || from === to) continue;
    outward.get(from)?.push({ own: source, other: target });
    outward.get(to)?.push({ own: target, other: source });
  }
  const placeOf = (id: NodeId, block: Block | undefined): Point => {
    const [middle, offset] = [middles.get(block?.id ?? ''), block?.offsets.get(id)];
    return { x: (middle?.x ?? 0) + (offset?.x ?? 0), y: (middle?.y ?? 0) + (offset?.y ?? 0) };
  };
  for (const block of blocks) {
    if (block.nodes.length === 1) continue;
    const ends = (outward.get(block.id) ?? []).map(({ own, other }) => ({
      own,
      at: placeOf(other, current.get(blockOf.get(other) ?? '')),
    }));
    let shortest = Infinity;
    let best = block;
    for (const [x, y] of ends.length === 0 ? [] : mirrors) {
      const variant = mirrored(block, x, y);
      const length = ends.reduce((sum, { own, at }) => sum + distance(placeOf(own, variant), at), 0);
      if (length < shortest - 1) [best, shortest] = [variant, length];
    }
    current.set(block.id, best);
  }
  return [...current.values()];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function lengthOf(lines: readonly SceneLine[], places: ReadonlyMap<NodeId, Point>): number {
  return lines.reduce((sum, { source, target }) => {
    const [from, to] = [places.get(source), places.get(target)];
    return from && to ? sum + distance(from, to) : sum;
  }, 0);
}

/** Nodes where their blocks are, around the middle of all, and the room that they take together. */
function assembled(blocks: readonly Block[], middles: ReadonlyMap<string, Point>): Part {
  const boxes = blocks.map((block) => ({ block, at: middles.get(block.id) ?? { x: 0, y: 0 } }));
  const left = Math.min(...boxes.map(({ block, at }) => at.x - block.size.width / 2));
  const right = Math.max(...boxes.map(({ block, at }) => at.x + block.size.width / 2));
  const top = Math.min(...boxes.map(({ block, at }) => at.y - block.size.height / 2));
  const bottom = Math.max(...boxes.map(({ block, at }) => at.y + block.size.height / 2));
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const places = new Map<NodeId, Point>();
  for (const { block, at } of boxes) {
    for (const [id, offset] of block.offsets) {
      places.set(id, { x: at.x + offset.x - middle.x, y: at.y + offset.y - middle.y });
    }
  }
  return { places, size: { width: right - left, height: bottom - top } };
}

function areaOf({ width, height }: Size): number {
  return width * height;
}

function grown({ width, height }: Size): Size {
  return { width: width + blockGap, height: height + blockGap };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
