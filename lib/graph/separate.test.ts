import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps } from './geometry';
import { separate } from './separate';

const at = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) });
const size = fc.record({ width: fc.integer({ min: 20, max: 240 }), height: fc.integer({ min: 20, max: 90 }) });

it('leaves no box on another', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ at, size }), { maxLength: 40 }), (boxes) => {
      const centres = separate(boxes);
      boxes.forEach((a, i) =>
        boxes.slice(i + 1).forEach((b, offset) => {
          const [one, other] = [centres[i], centres[i + 1 + offset]];
          const tight = { width: b.size.width - 0.1, height: b.size.height - 0.1 };
          expect(one && other && overlaps(one, a.size, other, tight)).toBe(false);
        }),
      );
    }),
    { numRuns: 60 },
  );
});

it('moves nothing that overlaps nothing', () => {
  const apart = [
    { at: { x: 0, y: 0 }, size: { width: 10, height: 10 } },
    { at: { x: 50, y: 0 }, size: { width: 10, height: 10 } },
  ];
  expect(separate(apart)).toEqual(apart.map((box) => box.at));
});
