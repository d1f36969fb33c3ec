import { describe, expect, it } from 'vitest';
import { formatAge, formatRate, rateText } from './format';

describe('formatRate', () => {
  it.each([
    [0, '0 B/s'],
    [999, '999 B/s'],
    [999.6, '1.00 kB/s'],
    [1234, '1.23 kB/s'],
    [18_420_000, '18.4 MB/s'],
    [999_960, '1.00 MB/s'],
    [120_400, '120 kB/s'],
    [7.25e12, '7.25 TB/s'],
    [7.25e15, '7250 TB/s'],
  ])('writes %d bytes a second as %s', (given, expected) => {
    expect(formatRate(given)).toBe(expected);
  });

  it.each([
    [null, '–'],
    [undefined, '–'],
    [0, 'idle'],
    [0.4, 'idle'],
    [1, '1 B/s'],
  ])('tells unknown, idle and a rate apart: %s is %s', (given, expected) => {
    expect(rateText(given)).toBe(expected);
  });
});

describe('formatAge', () => {
  it.each([
    [-5, '0.0 s'],
    [240, '0.2 s'],
    [12_400, '12 s'],
    [200_000, '3 min'],
    [7_200_000, '2 h'],
    [432_000_000, '5 d'],
  ])('writes %d ms as %s', (given, expected) => {
    expect(formatAge(given)).toBe(expected);
  });
});
