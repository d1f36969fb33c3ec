import { blocksOf, membersOf, type Block } from './blocks';
import { roomOf, type Point } from './geometry';
import { floatingIn, neighboursIn } from './newcomers';
import type { Pace, Steps } from './pace';
import type { Scene } from './scene';
import type { NodeId } from './scene-ids';
import type { SceneNode } from './scene-nodes';

/** As many find their places around one hub by themselves: a ring of them. More stand beside it in rows. */
const mostAround = 12;
/** Width to height, as a canvas has it. */
const shape = 1.6;

/**
 * What of the newcomers finds its place as one: a project of which nothing stands, a new hub with those it is the smallest
 * network of, and many that join one hub.
 */
export function* newBlocks(scene: Scene, standing: ReadonlyMap<string, Point>, pace: Pace): Steps<Block[]> {
  const newcomers = floatingIn(scene, standing);
  const neighbours = neighboursIn(scene);
  const isNew = new Set(newcomers.map(({ id }) => id));
  const begun = new Set(scene.nodes.flatMap(({ id, project }) => (standing.has(id) ? (project ?? []) : [])));
  const inProjects: SceneNode[] = [];
  const groups = new Map<NodeId, SceneNode[]>();
  for (const node of newcomers) {
    if (node.kind === 'project') continue;
    if (node.project !== null && !begun.has(node.project)) {
      inProjects.push(node);
      continue;
    }
    const hub = node.kind === 'network' ? node.id : hubOf(neighbours.get(node.id) ?? [], neighbours, isNew);
    const others = hub && groups.get(hub);
    if (others) others.push(node);
    else if (hub) groups.set(hub, [node]);
  }
  const withHub = ([hub, nodes]: [NodeId, SceneNode[]]) => nodes.some(({ id }) => id === hub);
  const aroundNew = [...groups].filter(withHub);
  const aroundOld = [...groups].filter((group) => !withHub(group) && group[1].length > mostAround);
  const blocks = yield* blocksOf(new Map([...membersOf(inProjects), ...aroundNew]), scene.lines, 1, pace);
  return [
    ...blocks.filter(({ nodes }) => nodes.length > 1),
    ...aroundOld.map(([hub, nodes]) => inRows(`around:${hub}`, nodes)),
  ];
}

/** The smallest hub that it is tied to, a new one before those that stand. */
function hubOf(
  tied: readonly NodeId[],
  neighbours: ReadonlyMap<NodeId, readonly NodeId[]>,
  isNew: ReadonlySet<NodeId>,
): NodeId | undefined {
  const size = (id: NodeId) => neighbours.get(id)?.length ?? 0;
  return tied
    .filter((id) => !id.startsWith('container:'))
    .toSorted((a, b) => Number(isNew.has(b)) - Number(isNew.has(a)) || size(a) - size(b))[0];
}

function inRows(id: string, nodes: readonly SceneNode[]): Block {
  const rooms = nodes.map(roomOf);
  const cell = {
    width: Math.max(...rooms.map(({ width }) => width)),
    height: Math.max(...rooms.map(({ height }) => height)),
  };
  const columns = Math.ceil(Math.sqrt((nodes.length * shape * cell.height) / cell.width));
  const rows = Math.ceil(nodes.length / columns);
  const size = { width: columns * cell.width, height: rows * cell.height };
  const offsets = new Map<NodeId, Point>(
    nodes.map((node, index) => [
      node.id,
      {
        x: ((index % columns) + 0.5) * cell.width - size.width / 2,
        y: (Math.floor(index / columns) + 0.5) * cell.height - size.height / 2,
      },
    ]),
  );
  return { id, nodes, offsets, size, reach: size.width / 2, isHub: false };
}
