import { expect } from 'vitest';
import { until } from '../lab/waiting.mjs';

/** Asks until `actual` equals `expected`; when it never does, fails with their difference. Both are asked anew each time. */
export async function eventuallyEqual<T>(
  what: string,
  actual: () => T | Promise<T>,
  expected: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<void> {
  const agree = async () => {
    const [is, should] = [await actual(), await expected()];
    try {
      expect(is).toEqual(should);
      return true;
    } catch {
      return false; // not yet; the last difference is reported below
    }
  };
  await until(what, agree, { timeoutMs, everyMs: 50 }).catch(async () => {
    expect(await actual(), what).toEqual(await expected());
  });
}
