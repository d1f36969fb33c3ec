import type { Scene, SceneNode } from './scene';
import type { NodeId } from './scene-ids';

/** The parts of a scene that no line ties to each other; a node without a line is a part of its own. */
export function componentsOf(scene: Scene): SceneNode[][] {
  const leader = new Map<NodeId, NodeId>(scene.nodes.map((node) => [node.id, node.id]));
  const find = (id: NodeId): NodeId => {
    const parent = leader.get(id) ?? id;
    if (parent === id) return id;
    const root = find(parent);
    leader.set(id, root);
    return root;
  };
  for (const line of scene.lines) leader.set(find(line.source), find(line.target));
  const parts = new Map<NodeId, SceneNode[]>();
  for (const node of scene.nodes) {
    const root = find(node.id);
    const part = parts.get(root);
    if (part) part.push(node);
    else parts.set(root, [node]);
  }
  return [...parts.values()];
}
