import { boundsOf, roomOf, type Box, type Point } from './geometry';
import { isOffGround } from './ground';
import type { Scene } from './scene';
import type { NodeId } from './scene-ids';

/** Between a box's edge and the room of what is in it. */
export const boxPadding = 8;
/** Above the contents, for the project's name. */
export const boxTitleHeight = 20;

/** The soft box around everything of one project. */
export interface ProjectBox {
  project: string;
  box: Box;
  members: readonly NodeId[];
}

/** Boxes of the projects that are drawn whole, where two nodes or more belong together. */
export function projectBoxes(scene: Scene, positionOf: (id: NodeId) => Point | undefined): ProjectBox[] {
  const members = new Map<string, { id: NodeId; at: Point; size: { width: number; height: number } }[]>();
  for (const node of scene.nodes) {
    if (node.kind === 'project' || node.project === null) continue;
    if (isOffGround(node) || (node.kind === 'container' && node.seat !== null)) continue;
    const at = positionOf(node.id);
    if (at) members.set(node.project, [...(members.get(node.project) ?? []), { id: node.id, at, size: roomOf(node) }]);
  }
  return [...members].flatMap(([project, inside]) => {
    const around = inside.length > 1 ? boundsOf(inside) : null;
    if (around === null) return [];
    const box = {
      left: around.left - boxPadding,
      top: around.top - boxPadding - boxTitleHeight,
      right: around.right + boxPadding,
      bottom: around.bottom + boxPadding,
    };
    return { project, box, members: inside.map(({ id }) => id) };
  });
}

/** Where the name of a project stands: what is pressed to fold the box or to move it whole. */
export function titleOf({ box, project }: ProjectBox): Box {
  const width = Math.min(box.right - box.left, 30 + project.length * 6.6);
  return { left: box.left, top: box.top, right: box.left + width, bottom: box.top + boxTitleHeight + 6 };
}
