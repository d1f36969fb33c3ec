import { describe, expect, it } from 'vitest';
import { rangeOf } from './range';
import { defaultRetention, inWords, parseRetention } from './tiers';

const now = 1_800_000_000;
const hour = 3600;
const day = 24 * hour;

describe('the range of a query', () => {
  it.each<[string, { ago: number; step?: number; until?: number }, { step: number; tier: string; coarsened?: RegExp }]>(
    [
      ['five minutes', { ago: 300 }, { step: 1, tier: '1s' }],
      ['an hour', { ago: hour }, { step: 10, tier: '10s' }],
      ['a day', { ago: day }, { step: 240, tier: '1m' }],
      ['seven days', { ago: 7 * day }, { step: 1800, tier: '10m' }],
      ['seven days by the minute', { ago: 7 * day, step: 60 }, { step: 60, tier: '1m' }],
      ['seven days by the second', { ago: 7 * day, step: 1 }, { step: 60, tier: '1m', coarsened: /not kept/ }],
      ['five minutes of an hour ago', { ago: hour, until: hour - 300 }, { step: 10, tier: '10s' }],
      ['a step between two tiers', { ago: hour, step: 15 }, { step: 20, tier: '10s', coarsened: /every 10 s, so/ }],
      ['sixty days by the minute', { ago: 60 * day, step: 60 }, { step: 600, tier: '10m', coarsened: /not kept/ }],
      ['a quarter of an hour by the second', { ago: 900, step: 1 }, { step: 1, tier: '1s' }],
    ],
  )('of %s is answered finely enough', (_, { ago, step, until = 0 }, expected) => {
    const range = rangeOf(defaultRetention, { from: now - ago, to: now - until, step }, now);
    expect({ step: range.step, tier: range.tier.name }).toEqual({ step: expected.step, tier: expected.tier });
    expect(range.from).toBeLessThanOrEqual(now - ago);
    expect(range.from % range.step).toBe(0);
    if (expected.coarsened) expect(range.coarsened).toMatch(expected.coarsened);
    else expect(range.coarsened).toBeNull();
  });

  it('never holds more values than a picture or a program wants', () => {
    const range = rangeOf(parseRetention('1m=90d'), { from: now - 59 * day, to: now, step: 60 }, now);
    expect((range.to - range.from) / range.step).toBeLessThanOrEqual(11_001);
    expect(range.coarsened).toMatch(/more than 11000 values: it is 480 s/);
  });
});

describe('the setting of how long history is kept', () => {
  it('changes what it names', () => {
    const { tiers, size } = parseRetention(' 10s=1d, size=500MB ');
    expect(tiers.map(({ name, keeps }) => `${name}=${inWords(keeps)}`)).toEqual([
      '1s=15m',
      '10s=1d',
      '1m=7d',
      '10m=60d',
    ]);
    expect(size).toBe(500e6);
  });

  it.each([
    ['5s=1h', /“5s” is no tier/],
    ['1m', /1m is kept for 1h to 90d, and not “”/],
    ['1m=5y', /not “5y”/],
    ['1s=2h', /1s is kept for 1m to 1h/],
    ['size=1kB', /size goes from 10MB to 1000GB/],
  ])('refuses %s, and says what fits', (text, message) => {
    expect(() => parseRetention(text)).toThrow(message);
    expect(() => parseRetention(text)).toThrow(/10s=6h,1m=7d/);
  });
});
