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

it('fills a canvas rather than a row or a column', () => {
  const boxes = Array.from({ length: 24 }, () => ({ width: 300, height: 100 }));
  const centres = packBoxes(boxes);
  const width = Math.max(...centres.map(({ x }) => x)) - Math.min(...centres.map(({ x }) => x)) + 300;
  const height = Math.max(...centres.map(({ y }) => y)) - Math.min(...centres.map(({ y }) => y)) + 100;
  expect(width / height).toBeGreaterThan(1.2);
  expect(width / height).toBeLessThan(2.6);
});
