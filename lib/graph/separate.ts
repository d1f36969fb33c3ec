import type { Point, Size } from './geometry';

const mostRounds = 240;
const slack = 0.01;

/**
 * Pushes boxes that overlap apart, each pair along the axis on which they overlap less, until none do. Keeps what does
 * not overlap where it is as far as it can. Returns the centres in the order given.
 */
export function separate(boxes: readonly { at: Point; size: Size }[], gap = 0): Point[] {
  const centres = boxes.map(({ at }) => ({ ...at }));
  const order = boxes.map((_, index) => index);
  for (let round = 0; round < mostRounds; round += 1) {
    order.sort((a, b) => leftOf(a) - leftOf(b) || a - b);
    let moved = false;
    for (let first = 0; first < order.length; first += 1) {
      const a = order[first] as number;
      const right = rightOf(a) + gap;
      for (let second = first + 1; second < order.length; second += 1) {
        const b = order[second] as number;
        // Boxes move while the round goes on, so the order is only nearly right: look a little further.
        if (leftOf(b) > right + 40) break;
        if (push(a, b)) moved = true;
      }
    }
    if (!moved) break;
  }
  return centres;

  function leftOf(index: number): number {
    return (centres[index]?.x ?? 0) - (boxes[index]?.size.width ?? 0) / 2;
  }
  function rightOf(index: number): number {
    return (centres[index]?.x ?? 0) + (boxes[index]?.size.width ?? 0) / 2;
  }
  function push(a: number, b: number): boolean {
    const [one, other] = [centres[a], centres[b]];
    const [sizeA, sizeB] = [boxes[a]?.size, boxes[b]?.size];
    if (!one || !other || !sizeA || !sizeB) return false;
    const overlapX = (sizeA.width + sizeB.width) / 2 + gap - Math.abs(one.x - other.x);
    const overlapY = (sizeA.height + sizeB.height) / 2 + gap - Math.abs(one.y - other.y);
    if (overlapX <= slack || overlapY <= slack) return false;
    if (overlapX < overlapY) {
      const half = (overlapX / 2 + slack) * (one.x <= other.x ? 1 : -1);
      one.x -= half;
      other.x += half;
    } else {
      const half = (overlapY / 2 + slack) * (one.y <= other.y ? 1 : -1);
      one.y -= half;
      other.y += half;
    }
    return true;
  }
}
