import { useEffect, useState, type RefObject } from 'react';
import { drawnRange, drawnWhole, type DrawnRange } from './drawn-range';

/** Which rows of a list inside a scrolling box are worth drawing; other things may stand above it in the box. */
export function useDrawnRange(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): DrawnRange {
  const [range, setRange] = useState<DrawnRange>({ first: 0, end: Math.min(count, drawnWhole) });
  // Not a layout effect: the box is a parent's, whose reference is set after the layout effects of what is in it.
  useEffect(() => {
    const [box, rows] = [scroller.current, list.current];
    if (!box || !rows) return;
    const measure = () => {
      const top = rows.getBoundingClientRect().top - box.getBoundingClientRect().top;
      const next = drawnRange(top, box.clientHeight, rowHeight, count);
      setRange((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    measure();
    box.addEventListener('scroll', measure, { passive: true });
    // What stands above may grow.
    const observer = new ResizeObserver(measure);
    for (const part of [box, ...box.children]) observer.observe(part);
    return () => {
      box.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, list, rowHeight, count]);
  return range;
}
