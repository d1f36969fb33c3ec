import type { Point, Size } from './geometry';

const gap = 18;
/** Of a canvas beside its rail, width to height. */
const canvasShape = 1.8;
/** Widths that are tried, from a little below the ideal to twice as much. */
const tries = 24;

/**
 * Places boxes side by side without overlap, the largest first, so that with so much more below them they fill a canvas
 * best. Returns the centre of each, in the order given, around the middle of all.
 */
export function packBoxes(boxes: readonly Size[], below = 0): Point[] {
  const orders = [orderBy(boxes, ({ width, height }) => width * height), orderBy(boxes, ({ height }) => height)];
  const widest = Math.max(0, ...boxes.map(({ width }) => width));
  const ideal = idealWidth(boxes, below);
  let best: Packing = { corners: [], width: 0, height: 0 };
  let smallest = Infinity;
  for (let turn = 0; turn <= tries; turn += 1) {
    const limit = Math.max(widest, ideal * 0.8 * 2.5 ** (turn / tries));
    // What is wider than the canvas that was enough can only be worse.
    if (limit > smallest) break;
    for (const order of orders) {
      const packing = packedInto(limit, boxes, order);
      // The width that a canvas needs to show all of it.
      const needed = Math.max(packing.width, (packing.height + below) * canvasShape);
      if (needed < smallest - 1) [best, smallest] = [packing, needed];
    }
  }
  return boxes.map((size, index) => {
    const { x, y } = best.corners[index] ?? { x: 0, y: 0 };
    return { x: x + size.width / 2 - best.width / 2, y: y + size.height / 2 - best.height / 2 };
  });
}

/** Of the canvas that would be full to the last pixel: w such that w / canvasShape = below + area / w. */
function idealWidth(boxes: readonly Size[], below: number): number {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  return (canvasShape / 2) * (below + Math.sqrt(below ** 2 + (4 * area) / canvasShape));
}

interface Packing {
  corners: Point[];
  width: number;
  height: number;
}

/** Of the lower edge of what is packed (a skyline, upside down): between these two x everything from y on is free. */
interface Step {
  left: number;
  right: number;
  y: number;
}

/** Each box as high up as it goes below what is there without passing the width, and then as far left. */
function packedInto(limit: number, boxes: readonly Size[], order: readonly number[]): Packing {
  const corners: Point[] = boxes.map(() => ({ x: 0, y: 0 }));
  const edge: Step[] = [{ left: 0, right: Infinity, y: 0 }];
  let [width, height] = [0, 0];
  for (const index of order) {
    const size = boxes[index] ?? { width: 0, height: 0 };
    const corner = highestSpot(size, edge, limit);
    corners[index] = corner;
    lower(edge, { left: corner.x, right: corner.x + size.width + gap, y: corner.y + size.height + gap });
    width = Math.max(width, corner.x + size.width);
    height = Math.max(height, corner.y + size.height);
  }
  return { corners, width, height };
}

function highestSpot(size: Size, edge: readonly Step[], limit: number): Point {
  let best: Point = { x: 0, y: Infinity };
  for (const [at, { left }] of edge.entries()) {
    if (left > 0 && left + size.width > limit + 0.5) break;
    let y = 0;
    for (let next = at; y < best.y; next += 1) {
      const step = edge[next];
      if (step === undefined || step.left >= left + size.width + gap) break;
      y = Math.max(y, step.y);
    }
    if (y < best.y) best = { x: left, y };
  }
  return best;
}

/** The edge below a box, which begins where a step does. */
function lower(edge: Step[], box: Step): void {
  const first = edge.findIndex(({ left }) => left === box.left);
  const cut = edge.findIndex(({ right }) => right > box.right);
  edge.splice(first, cut - first, box);
  const rest = edge[first + 1];
  if (rest) rest.left = box.right;
}

/** Indexes, the largest first. */
function orderBy(boxes: readonly Size[], measure: (size: Size) => number): number[] {
  const measures = boxes.map(measure);
  return boxes.map((_, index) => index).sort((a, b) => (measures[b] ?? 0) - (measures[a] ?? 0) || a - b);
}
