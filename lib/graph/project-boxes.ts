import { boundsOf, roomOf, sizeOf, type Box, type Point, type Size } from './geometry';
import { isOffGround } from './ground';
import type { Detail } from './level-of-detail';
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
  /** What the nodes inside take, without their names. */
  taken: readonly Box[];
}

/** Boxes of the projects that are drawn whole, where two nodes or more belong together. */
export function projectBoxes(scene: Scene, positionOf: (id: NodeId) => Point | undefined): ProjectBox[] {
  const members = new Map<string, { id: NodeId; at: Point; size: Size; taken: Box }[]>();
  for (const node of scene.nodes) {
    if (node.kind === 'project' || node.project === null) continue;
    if (isOffGround(node) || (node.kind === 'container' && node.seat !== null)) continue;
    const at = positionOf(node.id);
    const taken = at && boundsOf([{ at, size: sizeOf(node) }]);
    if (!at || !taken) continue;
    const others = members.get(node.project) ?? [];
    members.set(node.project, [...others, { id: node.id, at, size: roomOf(node), taken }]);
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
    return { project, box, members: inside.map(({ id }) => id), taken: inside.map(({ taken }) => taken) };
  });
}

/** From the box's left edge to the name: the chevron stands there, which goes when nothing inside can be read. */
export const nameIndent = { near: 24, far: 12 } as const;

/**
 * Where the name of a project stands: what is pressed to fold the box or to move it whole. From afar the name is larger
 * than the room left for it above the contents, and goes to the corner where it covers least.
 */
export function titleOf({ box, project, taken }: ProjectBox, { far, titleSize }: Detail): Box {
  const text = project.length * titleSize * 0.6;
  const indent = far ? nameIndent.far : nameIndent.near;
  const width = Math.min(box.right - box.left, indent + text + 6);
  const height = Math.max(boxTitleHeight + 6, titleSize * 1.25);
  const corners = [
    { left: box.left, top: box.top },
    { left: box.right - width, top: box.top },
    { left: box.left, top: box.bottom - height },
    { left: box.right - width, top: box.bottom - height },
  ].map(({ left, top }) => ({ left, top, right: left + width, bottom: top + height }));
  const [first, ...others] = corners as [Box, ...Box[]];
  if (!far) return first;
  const covered = (corner: Box) => taken.reduce((sum, other) => sum + sharedArea(corner, other), 0);
  return others.reduce((best, corner) => (covered(corner) < covered(best) ? corner : best), first);
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
