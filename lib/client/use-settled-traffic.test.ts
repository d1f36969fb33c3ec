import { describe, expect, it } from 'vitest';
import { aTrafficTick } from '@/lib/model/builders';
import { settle } from './use-settled-traffic';

const tickAt = (seconds: number) => aTrafficTick({ at: new Date(seconds * 1000).toISOString() });

describe('settled traffic', () => {
  it('moves with the first tick and then every five seconds', () => {
    const follow = settle(5000);
    const [first, second, third] = [tickAt(1), tickAt(5), tickAt(6)];
    expect(follow(null)).toBeNull();
    expect(follow(first)).toBe(first);
    expect(follow(second)).toBe(first);
    expect(follow(third)).toBe(third);
  });

  it('keeps the last when the stream is lost, and follows a clock that was set back', () => {
    const follow = settle(5000);
    const late = tickAt(100);
    const early = tickAt(10);
    expect(follow(late)).toBe(late);
    expect(follow(null)).toBe(late);
    expect(follow(early)).toBe(early);
  });
});
