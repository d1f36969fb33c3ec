import type { SceneNode } from './scene';

/** In the picture's own units: one is one CSS pixel at zoom 1. Positions are centres. */
export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const containerSize = 34;
const hubHeight = 38;
const hubGlyphAndPadding = 50;
const hubCharacterWidth = 7.4;
/** Room for the label below a container, and between neighbours. */
const labelRoom = { width: 86, height: 78 };
const margin = 26;

export function sizeOf(node: SceneNode): Size {
  if (node.kind === 'container') return { width: containerSize, height: containerSize };
  const text = Math.max(node.label.length * hubCharacterWidth, node.detail.length * 5.8);
  return { width: Math.min(230, Math.max(104, hubGlyphAndPadding + text)), height: hubHeight };
}

/** The node with its label and breathing space: two of these should not overlap. */
export function roomOf(node: SceneNode): Size {
  if (node.kind === 'container') return labelRoom;
  const { width, height } = sizeOf(node);
  return { width: width + margin, height: height + margin };
}

export function overlaps(a: Point, roomA: Size, b: Point, roomB: Size): boolean {
  return Math.abs(a.x - b.x) * 2 < roomA.width + roomB.width && Math.abs(a.y - b.y) * 2 < roomA.height + roomB.height;
}

/** Where the straight line from the centre of a box towards a point leaves the box. */
export function boundaryPoint(centre: Point, size: Size, towards: Point): Point {
  const dx = towards.x - centre.x;
  const dy = towards.y - centre.y;
  if (dx === 0 && dy === 0) return centre;
  const scale = Math.min(size.width / 2 / Math.abs(dx), size.height / 2 / Math.abs(dy));
  return scale >= 1 ? towards : { x: centre.x + dx * scale, y: centre.y + dy * scale };
}
