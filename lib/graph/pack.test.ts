import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundsOf, overlaps, type Point, type Size } from './geometry';
import { packBoxes } from './pack';

const box = fc.record({ width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 600 }) });

it('puts no box upon another', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 25 }), (boxes) => {
      const centres = packBoxes(boxes);
      boxes.forEach((a, i) =>
        boxes.slice(i + 1).forEach((b, offset) => {
          const [at, other] = [centres[i], centres[i + 1 + offset]];
          expect(at && other && overlaps(at, a, other, b)).toBe(false);
        }),
      );
    }),
  );
});

/** What all of them take together, from edge to edge. */
function extentOf(centres: readonly Point[], boxes: readonly Size[]): Size {
  const all = boundsOf(boxes.flatMap((size, index) => ({ at: centres[index] ?? { x: NaN, y: NaN }, size })));
  return { width: (all?.right ?? NaN) - (all?.left ?? NaN), height: (all?.bottom ?? NaN) - (all?.top ?? NaN) };
}

it('fills a canvas rather than a row or a column', () => {
  const boxes = Array.from({ length: 24 }, () => ({ width: 300, height: 100 }));
  const { width, height } = extentOf(packBoxes(boxes), boxes);
  expect(width / height).toBeGreaterThan(1.2);
  expect(width / height).toBeLessThan(2.6);
});

it('leaves little ground free between hundreds', () => {
  const boxes = Array.from({ length: 300 }, (_, index) => ({
    width: 80 + ((index * 7919) % 700),
    height: 60 + ((index * 104_729) % 400),
  }));
  const { width, height } = extentOf(packBoxes(boxes), boxes);
  const covered = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  expect(covered / (width * height)).toBeGreaterThan(0.75);
});
