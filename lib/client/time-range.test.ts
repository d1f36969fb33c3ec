import { describe, expect, it } from 'vitest';
import { defaultRange, endsOf, parseRange, rangeText, refreshEvery, shifted, spans, stretch } from './time-range';
import type { TimeRange } from './time-range';

const now = 1_800_000_000;
const hour: TimeRange = { kind: 'last', seconds: 3600 };

describe('the time that charts show', () => {
  it('is found again in the address', () => {
    for (const { seconds } of spans) {
      const range: TimeRange = { kind: 'last', seconds };
      expect(parseRange(rangeText(range))).toEqual(range);
    }
    const fixed = stretch(now - 500.5, now - 100.2);
    expect(parseRange(rangeText(fixed))).toEqual(fixed);
  });

  it.each(['', 'x', '5', '1800000000-1700000000', '1800000000-1800000001', '-1-2'])('is the default for %j', (text) =>
    expect(parseRange(text)).toEqual(defaultRange),
  );

  it('is drawn either way, on whole seconds, and never shorter than ten', () => {
    expect(stretch(now + 60.5, now)).toEqual({ kind: 'fixed', from: now, to: now + 61 });
    expect(stretch(now, now + 1)).toEqual({ kind: 'fixed', from: now, to: now + 10 });
  });

  it('goes half its length earlier, and moves with the clock again once it is back', () => {
    const earlier = shifted(hour, -1, now);
    expect(earlier).toEqual({ kind: 'fixed', from: now - 5400, to: now - 1800 });
    expect(shifted(earlier, 1, now + 1)).toEqual({ kind: 'fixed', from: now - 3600, to: now });
    expect(shifted(shifted(earlier, 1, now + 1), 1, now + 1)).toEqual(hour);
    expect(shifted(stretch(now - 100, now - 30), 1, now)).toEqual({ kind: 'fixed', from: now - 70, to: now });
  });

  it('ends now where it moves with the clock, and is asked for again as often as it changes', () => {
    expect(endsOf(hour, now)).toEqual({ from: now - 3600, to: now });
    expect(refreshEvery(hour)).toBe(9000);
    expect(refreshEvery(defaultRange)).toBe(2000);
    expect(refreshEvery(stretch(now - 60, now))).toBe(0);
  });
});
