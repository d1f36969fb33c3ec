/** What is remembered of wrong tokens. Times are milliseconds of a monotonic clock. */
export interface LoginLimit {
  failures: number;
  lastFailure: number;
  /** Wrong tokens before this are not looked at. */
  closedUntil: number;
}

export const noFailures: LoginLimit = { failures: 0, lastFailure: 0, closedUntil: 0 };

const burst = 5;
const longestWaitMs = 60_000;
const forgottenAfterMs = 15 * 60_000;

/**
 * A wrong token was given. After a burst each waits twice as long as the one before, a minute at most; `retryAfter`
 * is whole seconds, null while the burst lasts. The right token is never counted, never waits and
 * wipes nothing out (a viewer could so guess at the admin's between sign-ins): behind a loopback
 * address everybody is the same client, and one who guesses must not be able to lock the owner out.
 */
export function afterWrongToken(limit: LoginLimit, now: number): { limit: LoginLimit; retryAfter: number | null } {
  if (now < limit.closedUntil) return { limit, retryAfter: Math.ceil((limit.closedUntil - now) / 1000) };
  const forgotten = now - limit.lastFailure > forgottenAfterMs;
  const failures = (forgotten ? 0 : limit.failures) + 1;
  const wait = failures <= burst ? 0 : Math.min(longestWaitMs, 1000 * 2 ** Math.min(failures - burst - 1, 16));
  return {
    limit: { failures, lastFailure: now, closedUntil: now + wait },
    retryAfter: wait === 0 ? null : Math.ceil(wait / 1000),
  };
}
