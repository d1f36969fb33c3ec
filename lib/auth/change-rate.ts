/** How much of its share somebody has left. Times are milliseconds of a monotonic clock. */
export interface ChangeShare {
  left: number;
  at: number;
}

/** A thousand marked containers attached at once are one person's work; fifty a second without end are a runaway script. */
const atOnce = 1000;
const perSecond = 50;

export const wholeShare: ChangeShare = { left: atOnce, at: 0 };

/** So many more changes; `retryAfter` in whole seconds where there is not enough left, else null. */
export function takeShare(
  { left, at }: ChangeShare,
  now: number,
  changes = 1,
): { share: ChangeShare; retryAfter: number | null } {
  const filled = Math.min(atOnce, left + (Math.max(0, now - at) / 1000) * perSecond);
  if (filled < changes) {
    return { share: { left: filled, at: now }, retryAfter: Math.ceil((changes - filled) / perSecond) };
  }
  return { share: { left: filled - changes, at: now }, retryAfter: null };
}
