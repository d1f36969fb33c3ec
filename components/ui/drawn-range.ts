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

/**
 * The rows of it that are drawn, in order. However far one scrolls, the row that has the focus stays (it would be lost),
 * its neighbours (Tab goes on there), and the first and the last (as do Home and End).
 */
export function drawnRows({ first, end }: DrawnRange, count: number, focused: number | null): number[] {
  const around = focused === null ? [] : [0, focused - 1, focused, focused + 1, count - 1];
  const rows = new Set(around.filter((row) => row >= 0 && row < count));
  for (let row = first; row < Math.min(end, count); row += 1) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

/** The row that a key leads to from this one; null where it leads to none. */
export function rowAfter(key: string, row: number, count: number): number | null {
  const next = { ArrowUp: row - 1, ArrowDown: row + 1, Home: 0, End: count - 1 }[key];
  return next === undefined || next < 0 || next >= count ? null : next;
}
