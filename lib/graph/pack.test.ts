import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps } from './geometry';
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

it('puts the largest in the middle', () => {
  expect(
    packBoxes([
      { width: 10, height: 10 },
      { width: 300, height: 200 },
    ])[1],
  ).toEqual({ x: 0, y: 0 });
});
