import { describe, expect, it } from 'vitest';
import { drawnRange, drawnRows, drawnWhole, rowAfter } from './drawn-range';

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

describe('drawnRows', () => {
  it.each([
    ['the range', null, [10, 11, 12]],
    ['what the focus is on, with its neighbours and both ends', 200, [0, 10, 11, 12, 199, 200, 201, 299]],
    ['nothing before the first', 0, [0, 1, 10, 11, 12, 299]],
    ['nothing behind the last', 299, [0, 10, 11, 12, 298, 299]],
    ['nothing twice', 12, [0, 10, 11, 12, 13, 299]],
  ])('gives %s', (_title, focused, expected) => {
    expect(drawnRows({ first: 10, end: 13 }, 300, focused)).toEqual(expected);
  });
});

describe('rowAfter', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 4, 3],
    ['Home', 4, 0],
    ['End', 4, 9],
    ['ArrowUp', 0, null],
    ['ArrowDown', 9, null],
    ['a', 4, null],
  ])('leads by %s from row %i to %s', (key, row, expected) => {
    expect(rowAfter(key, row, 10)).toBe(expected);
  });
});
