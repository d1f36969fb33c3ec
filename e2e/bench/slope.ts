/** Of the line that fits best, in units a sample. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const products = values.reduce((sum, value, at) => sum + (at - middle) * (value - average), 0);
  return products / values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
}
