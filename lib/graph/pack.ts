import type { Point, Size } from './geometry';

const gap = 18;
/** Of a canvas beside its rail, width to height. */
const canvasShape = 1.8;
/** Widths that are tried, as shares of the widest that could be needed. */
const tries = 24;

/**
 * Places boxes side by side without overlap, the largest first, so that with so much more below them they fill a canvas
 * best. Returns the centre of each, in the order given, around the middle of all.
 */
export function packBoxes(boxes: readonly Size[], below = 0): Point[] {
  const widest = Math.max(0, ...boxes.map(({ width }) => width));
  const all = boxes.reduce((sum, { width }) => sum + width + gap, 0);
  let best: Packing = { corners: [], width: 0, height: 0 };
  let smallest = Infinity;
  for (let turn = 0; turn <= tries; turn += 1) {
    const packing = packedInto(widest + (all - widest) * (turn / tries) ** 2, boxes);
    // The width that a canvas needs to show all of it.
    const needed = Math.max(packing.width, (packing.height + below) * canvasShape);
    if (needed < smallest - 1) [best, smallest] = [packing, needed];
  }
  return boxes.map((size, index) => {
    const { x, y } = best.corners[index] ?? { x: 0, y: 0 };
    return { x: x + size.width / 2 - best.width / 2, y: y + size.height / 2 - best.height / 2 };
  });
}

interface Packing {
  corners: Point[];
  width: number;
  height: number;
}

/** Each box as high up as it goes without passing the width, and then as far left. */
function packedInto(limit: number, boxes: readonly Size[]): Packing {
  const order = boxes.map((_, index) => index).sort((a, b) => areaOf(boxes[b]) - areaOf(boxes[a]) || a - b);
  const corners: Point[] = boxes.map(() => ({ x: 0, y: 0 }));
  const placed: { corner: Point; size: Size }[] = [];
  let [width, height] = [0, 0];
  for (const index of order) {
    const size = boxes[index] ?? { width: 0, height: 0 };
    const corner = highestSpot(size, placed, limit);
    corners[index] = corner;
    placed.push({ corner, size });
    width = Math.max(width, corner.x + size.width);
    height = Math.max(height, corner.y + size.height);
  }
  return { corners, width, height };
}

function highestSpot(size: Size, placed: readonly { corner: Point; size: Size }[], limit: number): Point {
  let best: Point = { x: 0, y: Infinity };
  const columns = [0, ...placed.map(({ corner, size: other }) => corner.x + other.width + gap)];
  for (const x of columns) {
    if (x > 0 && x + size.width > limit + 0.5) continue;
    const y = fallInto(x, size, placed, best.y);
    if (y < best.y || (y === best.y && x < best.x)) best = { x, y };
  }
  return best;
}

/** The least y at which the box is free in this column; stops where it is no better than what is known. */
function fallInto(x: number, size: Size, placed: readonly { corner: Point; size: Size }[], known: number): number {
  const beside = placed.filter(
    ({ corner, size: other }) => corner.x < x + size.width + gap && x < corner.x + other.width + gap,
  );
  let y = 0;
  for (let moved = true; moved && y <= known;) {
    moved = false;
    for (const { corner, size: other } of beside) {
      if (corner.y >= y + size.height + gap || y >= corner.y + other.height + gap) continue;
      y = corner.y + other.height + gap;
      moved = true;
    }
  }
  return y;
}

function areaOf(size: Size | undefined): number {
  return size === undefined ? 0 : size.width * size.height;
}
