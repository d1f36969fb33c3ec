/** Several series on top of each other: each is drawn at the sum of itself and those below. A gap in one is a gap in it alone. */
export function stacked(series: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const sums: number[] = [];
  return series.map((values) =>
    values.map((value, at) => {
      if (value === null) return null;
      const sum = (sums[at] ?? 0) + value;
      sums[at] = sum;
      return sum;
    }),
  );
}
