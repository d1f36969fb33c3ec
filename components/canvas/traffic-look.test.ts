import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotSpeed, dotTravel, glowReach, lineWidth } from './traffic-look';

const rate = fc.double({ min: 0, max: 1e12, noNaN: true });

describe('how a rate looks', () => {
  it('never draws more traffic thinner or slower', () => {
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(lineWidth(less)).toBeLessThanOrEqual(lineWidth(more));
        expect(dotSpeed(less)).toBeLessThanOrEqual(dotSpeed(more));
        expect(glowReach(less)).toBeLessThanOrEqual(glowReach(more));
      }),
    );
  });

  it.each([
    [0, 1.2],
    [100, 1.2],
    [1e9, 8],
    [1e12, 8],
  ])('draws %d bytes a second %d wide', (given, expected) => {
    expect(lineWidth(given)).toBeCloseTo(expected, 1);
  });

  it('keeps every dot on its line, and draws none where nothing moves', () => {
    fc.assert(
      fc.property(
        rate,
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 2000 }),
        (bytes, now, length) => {
          for (const at of dotTravel(bytes, now, length)) expect(at >= 0 && at < length).toBe(true);
        },
      ),
    );
    expect(dotTravel(0, 500, 100)).toEqual([]);
  });
});
