import type { SceneNode } from './scene-nodes';

/** In the picture's own units: one is one CSS pixel at zoom 1. Positions are centres. */
export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const containerSize = 34;
/** Names below containers are cut to this width, so that they touch no neighbour. */
export const containerLabelWidth = 100;
const hubHeight = 38;
const hubGlyphAndPadding = 50;
const hubCharacterWidth = 8;
const projectHeight = 56;
const foldedHubHeight = 46;
/** Of a folded group, whose name is written largest when it is seen from afar. */
const groupCharacterWidth = 17;
/** Room for the label below a container, and between neighbours. */
const labelRoom = { width: containerLabelWidth + 8, height: 82 };
/** Guests stand on top of their owner, whose name is below it, with their names on their right. */
const guestStep = 39;
const margin = 26;

export function sizeOf(node: SceneNode): Size {
  if (node.kind === 'container') return { width: containerSize, height: containerSize };
  const text = Math.max(node.label.length * hubCharacterWidth, node.detail.length * 6.4);
  if (node.kind === 'project' || node.holds > 0) {
    const width = clamp(Math.max(text + 58, node.label.length * groupCharacterWidth + 24), 150, 240);
    return { width, height: node.kind === 'project' ? projectHeight : foldedHubHeight };
  }
  return { width: clamp(hubGlyphAndPadding + text, 104, 230), height: hubHeight };
}

/** The node with its label, its guests and breathing space: two of these should not overlap. */
export function roomOf(node: SceneNode): Size {
  if (node.kind === 'container') {
    if (node.guests === 0) return labelRoom;
    const beside = containerSize / 2 + 8 + containerLabelWidth;
    return { width: 2 * beside, height: Math.max(labelRoom.height, 2 * guestStep * node.guests + containerSize + 8) };
  }
  const { width, height } = sizeOf(node);
  return { width: width + margin, height: height + margin };
}

/** Where the guest with this number stands, seen from its owner. */
export function guestOffset(number: number): Point {
  return { x: 0, y: -guestStep * (number + 1) };
}

export function overlaps(a: Point, roomA: Size, b: Point, roomB: Size): boolean {
  return Math.abs(a.x - b.x) * 2 < roomA.width + roomB.width && Math.abs(a.y - b.y) * 2 < roomA.height + roomB.height;
}

/** The smallest box around all of them; null of nothing. */
export function boundsOf(items: Iterable<{ at: Point; size: Size }>): Box | null {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { at, size } of items) {
    box.left = Math.min(box.left, at.x - size.width / 2);
    box.right = Math.max(box.right, at.x + size.width / 2);
    box.top = Math.min(box.top, at.y - size.height / 2);
    box.bottom = Math.max(box.bottom, at.y + size.height / 2);
  }
  return box.left === Infinity ? null : box;
}

export function contains(box: Box, point: Point): boolean {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
}

/** Where the straight line from the centre of a box towards a point leaves the box. */
export function boundaryPoint(centre: Point, size: Size, towards: Point): Point {
  const dx = towards.x - centre.x;
  const dy = towards.y - centre.y;
  if (dx === 0 && dy === 0) return centre;
  const scale = Math.min(size.width / 2 / Math.abs(dx), size.height / 2 / Math.abs(dy));
  return scale >= 1 ? towards : { x: centre.x + dx * scale, y: centre.y + dy * scale };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
