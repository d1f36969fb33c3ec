import type { Point, Size } from './geometry';

const gap = 36;
/** The canvas is wider than high. */
const aspect = 1.7;

/**
 * Places boxes side by side without overlap, the largest in the middle, into about the shape of a canvas.
 * Returns the centre of each, in the order given.
 */
export function packBoxes(boxes: readonly Size[]): Point[] {
  const order = boxes.map((_, index) => index).sort((a, b) => areaOf(boxes[b]) - areaOf(boxes[a]) || a - b);
  const placed: { at: Point; size: Size }[] = [];
  const centres: Point[] = boxes.map(() => ({ x: 0, y: 0 }));
  for (const index of order) {
    const size = boxes[index] ?? { width: 0, height: 0 };
    const at = placed.length === 0 ? { x: 0, y: 0 } : bestSpot(size, placed);
    placed.push({ at, size });
    centres[index] = at;
  }
  return centres;
}

function bestSpot(size: Size, placed: readonly { at: Point; size: Size }[]): Point {
  let best = { x: 0, y: 0 };
  let lowest = Infinity;
  for (const { at, size: other } of placed) {
    const dx = (other.width + size.width) / 2 + gap;
    const dy = (other.height + size.height) / 2 + gap;
    const alongX = (other.width - size.width) / 2;
    const alongY = (other.height - size.height) / 2;
    for (const spot of [
      ...[0, alongY, -alongY].flatMap((y) => [
        { x: at.x + dx, y: at.y + y },
        { x: at.x - dx, y: at.y + y },
      ]),
      ...[0, alongX, -alongX].flatMap((x) => [
        { x: at.x + x, y: at.y + dy },
        { x: at.x + x, y: at.y - dy },
      ]),
    ]) {
      // How far the outer edge of the box would reach from the middle, in the canvas's own shape.
      const reach = Math.max((Math.abs(spot.x) + size.width / 2) / aspect, Math.abs(spot.y) + size.height / 2);
      const cost = reach + 0.05 * Math.hypot(spot.x / aspect, spot.y);
      if (cost < lowest && placed.every((item) => isApart(spot, size, item.at, item.size))) {
        lowest = cost;
        best = spot;
      }
    }
  }
  return best;
}

function isApart(a: Point, sizeA: Size, b: Point, sizeB: Size): boolean {
  const slack = 0.5;
  return (
    Math.abs(a.x - b.x) + slack >= (sizeA.width + sizeB.width) / 2 + gap ||
    Math.abs(a.y - b.y) + slack >= (sizeA.height + sizeB.height) / 2 + gap
  );
}

function areaOf(size: Size | undefined): number {
  return size === undefined ? 0 : size.width * size.height;
}
