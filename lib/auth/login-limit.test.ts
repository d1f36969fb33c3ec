import { describe, expect, it } from 'vitest';
import { afterWrongToken, noFailures } from './login-limit';

/** What wrong tokens at these times are told, in seconds. */
function answersAt(times: readonly number[]): (number | null)[] {
  let limit = noFailures;
  return times.map((now) => {
    const answer = afterWrongToken(limit, now);
    limit = answer.limit;
    return answer.retryAfter;
  });
}

describe('the login limit', () => {
  it('lets a burst of mistakes pass', () => {
    expect(answersAt([1, 2, 3, 4, 5])).toEqual([null, null, null, null, null]);
  });

  it('doubles the wait after the burst, to a minute', () => {
    const patient = [1, 2, 3, 4, 5, 10, 1010, 3010, 7010, 15010, 31010, 63010, 123010];
    expect(answersAt(patient).slice(5)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('does not lengthen the wait for those who do not wait', () => {
    expect(answersAt([1, 2, 3, 4, 5, 6, 500, 900]).slice(5)).toEqual([1, 1, 1]);
  });

  it('forgets after a quarter of an hour', () => {
    expect(answersAt([1, 2, 3, 4, 5, 6, 6 + 15 * 60_000 + 1]).at(-1)).toBeNull();
  });
});
