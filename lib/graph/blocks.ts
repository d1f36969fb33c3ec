import { boundsOf, roomOf, sizeOf, type Point, type Size } from './geometry';
import type { Pace, Steps } from './pace';
import { boxPadding, boxTitleHeight } from './project-boxes';
import type { SceneLine } from './scene';
import type { NodeId } from './scene-ids';
import type { SceneNode } from './scene-nodes';
import { simulate, stepsFor } from './simulate';
import { tangle } from './tangle';

/** What moves as one while the picture is laid out: a project with everything in its box, or a node by itself. */
export interface Block {
  id: string;
  nodes: readonly SceneNode[];
  /** Where its nodes stand, seen from its middle. */
  offsets: ReadonlyMap<NodeId, Point>;
  size: Size;
  /** From its middle to where its lines begin, sideways. */
  reach: number;
  isHub: boolean;
}

/** Blocks of these members, each laid out inside; `attempts` beginnings are tried for each, the least tangled one is kept. */
export function* blocksOf(
  members: ReadonlyMap<string, readonly SceneNode[]>,
  lines: readonly SceneLine[],
  attempts: number,
  pace: Pace,
): Steps<Block[]> {
  const groups = [...members.values()].filter((inside) => inside.length > 1);
  pace.total += groups.reduce((sum, { length }) => sum + attempts * stepsFor(length) * length, 0);
  const blocks: Block[] = [];
  for (const [id, inside] of members) {
    const [only] = inside;
    if (only && inside.length === 1) {
      blocks.push(lonely(only));
      continue;
    }
    const ids = new Set(inside.map((node) => node.id));
    const ties = lines.filter(({ source, target }) => ids.has(source) && ids.has(target));
    blocks.push(boxed(id, inside, yield* leastTangled(inside, ties, attempts, pace)));
  }
  return blocks;
}

/** Nodes by the block that they are of. */
export function membersOf(nodes: readonly SceneNode[]): ReadonlyMap<string, SceneNode[]> {
  const members = new Map<string, SceneNode[]>();
  for (const node of nodes) {
    const key = node.kind === 'project' || node.project === null ? node.id : `box:${node.project}`;
    const others = members.get(key);
    if (others) others.push(node);
    else members.set(key, [node]);
  }
  return members;
}

/** Whether others gather around the block of these. */
export function isHubOf(nodes: readonly SceneNode[]): boolean {
  return nodes.length > 1 || nodes[0]?.kind !== 'container';
}

function lonely(node: SceneNode): Block {
  const offsets = new Map([[node.id, { x: 0, y: 0 }]]);
  return {
    id: node.id,
    nodes: [node],
    offsets,
    size: roomOf(node),
    reach: sizeOf(node).width / 2,
    isHub: isHubOf([node]),
  };
}

function* leastTangled(
  nodes: readonly SceneNode[],
  lines: readonly SceneLine[],
  attempts: number,
  pace: Pace,
): Steps<Map<NodeId, Point>> {
  const bodies = nodes.map((node) => ({
    id: node.id,
    size: roomOf(node),
    reach: sizeOf(node).width / 2,
    isHub: node.kind === 'network',
  }));
  let best = new Map<NodeId, Point>();
  let lowest = Infinity;
  for (let attempt = 0; attempt < attempts && lowest > 0; attempt += 1) {
    if (pace.hurried && attempt > 0) break;
    const places = (yield* simulate(bodies, lines, attempt, pace)) as Map<NodeId, Point>;
    const cost = attempts === 1 ? 0 : tangle(nodes, lines, places);
    if (cost < lowest) [best, lowest] = [places, cost];
    if (lowest === 0) pace.done += (attempts - attempt - 1) * stepsFor(nodes.length) * nodes.length;
  }
  return best;
}

function boxed(id: string, nodes: readonly SceneNode[], places: ReadonlyMap<NodeId, Point>): Block {
  const around = boundsOf(nodes.map((node) => ({ at: places.get(node.id) ?? { x: 0, y: 0 }, size: roomOf(node) })));
  const { left, top, right, bottom } = around ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const middle = { x: (left + right) / 2, y: (top + bottom - boxTitleHeight) / 2 };
  const width = right - left + 2 * boxPadding;
  const height = bottom - top + 2 * boxPadding + boxTitleHeight;
  return {
    id,
    nodes,
    offsets: new Map(
      nodes.map((node) => {
        const at = places.get(node.id) ?? middle;
        return [node.id, { x: at.x - middle.x, y: at.y - middle.y }];
      }),
    ),
    size: { width, height },
    reach: Math.min(width, height) / 2,
    isHub: true,
  };
}

/** The block as in a mirror. Labels stay readable: only places change. */
export function mirrored(block: Block, x: 1 | -1, y: 1 | -1): Block {
  if (x === 1 && y === 1) return block;
  const shift = block.nodes.length > 1 ? boxTitleHeight : 0;
  const turn = (at: Point) => ({ x: at.x * x, y: y === 1 ? at.y : shift - at.y });
  return { ...block, offsets: new Map([...block.offsets].map(([id, at]) => [id, turn(at)])) };
}
