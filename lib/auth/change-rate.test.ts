import { expect, it } from 'vitest';
import { takeShare, wholeShare } from './change-rate';

/** How many of `count` changes at `now` pass, and what is left of the share then. */
function take(count: number, now: number, share = wholeShare) {
  let passed = 0;
  for (let one = 0; one < count; one += 1) {
    const taken = takeShare(share, now);
    share = taken.share;
    if (taken.retryAfter === null) passed += 1;
    else expect(taken.retryAfter).toBe(1);
  }
  return { passed, share };
}

it('lets a thousand changes at once pass, then fifty a second, and fills up again in twenty', () => {
  const first = take(1200, 5000);
  expect(first.passed).toBe(1000);
  const second = take(100, 6000, first.share);
  expect(second.passed).toBe(50);
  expect(take(1200, 26_000, second.share).passed).toBe(1000);
});

it('counts several that are asked for as one', () => {
  const first = takeShare(wholeShare, 0, 900);
  expect(first.retryAfter).toBeNull();
  const second = takeShare(first.share, 0, 500);
  expect(second.retryAfter).toBe(8);
  expect(takeShare(second.share, 8000, 500).retryAfter).toBeNull();
});
