import { describe, expect, it } from 'vitest';
import { drawnRange, drawnWhole } from './drawn-range';

describe('drawnRange', () => {
  it.each([
    ['all of a short list', 0, drawnWhole, { first: 0, end: drawnWhole }],
    ['the beginning with some to spare', 200, 300, { first: 0, end: 15 }],
    ['the middle', -5000, 300, { first: 95, end: 120 }],
    ['the end and no more', -14_600, 300, { first: 285, end: 300 }],
    ['nothing of a list far below', 90_000, 300, { first: 0, end: 0 }],
  ])('gives %s', (_title, top, count, expected) => {
    expect(drawnRange(top, 500, 50, count)).toEqual(expected);
  });

  it('holds every row in sight, wherever one is', () => {
    for (let top = 0; top > -15_000; top -= 37) {
      const { first, end } = drawnRange(top, 500, 50, 300);
      expect(first * 50 + top).toBeLessThanOrEqual(0);
      expect(Math.min(300, end) * 50 + top).toBeGreaterThanOrEqual(Math.min(500, 15_000 + top));
    }
  });
});
