import type { Point } from './geometry';
import type { Scene } from './scene';
import type { NodeId } from './scene-ids';
import type { SceneNode } from './scene-nodes';

/** How many nodes have no place yet. */
export function newcomersIn(scene: Scene, standing: ReadonlyMap<string, Point>): number {
  return scene.nodes.reduce((count, { id }) => count + Number(!standing.has(id)), 0);
}

/** Newcomers that find their places by their neighbours; the others have a seat. */
export function floatingIn(scene: Scene, standing: ReadonlyMap<string, Point>): SceneNode[] {
  return scene.nodes.filter(
    (node) => !standing.has(node.id) && (node.kind !== 'container' || (node.seat === null && node.dockedTo === null)),
  );
}

/** What each node is tied to. */
export function neighboursIn({ lines }: Scene): ReadonlyMap<NodeId, readonly NodeId[]> {
  const neighbours = new Map<NodeId, NodeId[]>();
  const tie = (from: NodeId, to: NodeId) => {
    const others = neighbours.get(from);
    if (others) others.push(to);
    else neighbours.set(from, [to]);
  };
  for (const { source, target } of lines) {
    tie(source, target);
    tie(target, source);
  }
  return neighbours;
}
