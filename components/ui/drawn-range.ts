/** Up to here all rows are drawn: the browser's own search finds them. More would cost, where each follows its own rate. */
export const drawnWhole = 40;
/** Rows beyond the edges, so that Tab finds the next one; also the step in which the range moves. */
const spare = 5;

export interface DrawnRange {
  first: number;
  /** Not drawn any more. */
  end: number;
}

/** The rows worth drawing of a list that begins `top` pixels below the upper edge of a view so high. */
export function drawnRange(top: number, viewHeight: number, rowHeight: number, count: number): DrawnRange {
  if (count <= drawnWhole) return { first: 0, end: count };
  const inStep = (row: number) => Math.floor(row / spare) * spare;
  const first = inStep(-top / rowHeight - spare);
  const end = inStep((viewHeight - top) / rowHeight + 2 * spare);
  return { first: Math.min(Math.max(0, first), count), end: Math.min(Math.max(0, end), count) };
}
