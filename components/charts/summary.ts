/** What a stretch of a series comes to; null where nothing of it is known. */
export interface Summary {
  average: number | null;
  highest: number | null;
  /** Rate times time, over what is known. */
  total: number | null;
}

/** `step`: seconds. `maxima`: where they are kept beside the averages. */
export function summaryOf(
  averages: readonly (number | null)[],
  maxima: readonly (number | null)[],
  step: number,
): Summary {
  const known = averages.filter((value) => value !== null);
  if (known.length === 0) return { average: null, highest: null, total: null };
  const sum = known.reduce((total, value) => total + value, 0);
  const highest = [...known, ...maxima.filter((value) => value !== null)].reduce((a, b) => Math.max(a, b));
  return { average: sum / known.length, highest, total: sum * step };
}
