import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** Those in sight, and the one that has the focus wherever it is: an element that goes away loses the focus. */
export function drawnRows(range: Range, current: number): number[] {
  const inSight = defaultRangeExtractor(range);
  const [first = 0, last = -1] = [inSight[0], inSight.at(-1)];
  if (current >= range.count || (current >= first && current <= last)) return inSight;
  return current < first ? [current, ...inSight] : [...inSight, current];
}
