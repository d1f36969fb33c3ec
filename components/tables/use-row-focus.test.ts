import { expect, it } from 'vitest';
import { drawnRows } from './drawn-rows';
import { destination } from './use-row-focus';

it.each([
  ['ArrowDown', 5, 6],
  ['ArrowUp', 5, 4],
  ['PageDown', 5, 25],
  ['PageUp', 50, 30],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 99, 99],
  ['PageDown', 95, 99],
  ['PageUp', 3, 0],
  ['Enter', 5, null],
  ['a', 5, null],
])('%s leads from row %i to %s of a hundred', (key, from, to) => {
  expect(destination(key, from, 99, () => 20)).toBe(to);
});

const range = { startIndex: 10, endIndex: 12, overscan: 1, count: 100, lanes: 1 };

it.each([
  ['in sight', 11, [9, 10, 11, 12, 13]],
  ['above', 2, [2, 9, 10, 11, 12, 13]],
  ['below', 50, [9, 10, 11, 12, 13, 50]],
  ['gone', 100, [9, 10, 11, 12, 13]],
])('rows in sight are drawn, and the current one where it is %s', (_title, current, expected) => {
  expect(drawnRows(range, current)).toEqual(expected);
});
