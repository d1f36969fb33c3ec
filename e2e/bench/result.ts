/** One line of the table: what was measured, the figure with its unit, and the target it is held against. */
export interface Row {
  what: string;
  measured: string;
  target: string;
  ok: boolean;
}

export interface Result {
  id: string;
  rows: Row[];
}

/** Nearest-rank percentile, `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
