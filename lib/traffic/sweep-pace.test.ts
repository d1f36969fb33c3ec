import { describe, expect, it } from 'vitest';
import { sweepCycle } from './sweep-pace';

describe('the time from sweep to sweep', () => {
  it.each([
    ['is two seconds where little is asked', { tookMs: 30, containers: 4 }, 2_000],
    ['is twice what a slow engine takes', { tookMs: 38_000, containers: 150 }, 76_000],
    ['grows with the containers however quickly they answer', { tookMs: 400, containers: 150 }, 7_500],
  ])('%s', (_, sweep, expected) => {
    expect(sweepCycle(sweep)).toBe(expected);
  });
});
