import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/** The row that the Tab key stops at: where the focus was last, else the selected one, else the first. */
export function useCurrentRow(rows: readonly { id: string }[], selected: string | null) {
  const [last, setLast] = useState<string | null>(null);
  const indexOf = (id: string | null) => (id === null ? -1 : rows.findIndex((row) => row.id === id));
  const current = [indexOf(last), indexOf(selected)].find((index) => index >= 0) ?? 0;
  return { current, setLast };
}

interface RowKeysOptions {
  rows: readonly { id: string }[];
  current: number;
  setLast: (id: string) => void;
  body: RefObject<HTMLElement | null>;
  /** How many rows the page keys go. */
  pageSize: () => number;
  /** Scrolls a row into sight, where it is drawn. */
  reveal: (index: number) => void;
}

/**
 * Arrows, page keys, Home and End move the focus from row to row. Rows are drawn only where they are in sight, so a
 * row is revealed first and takes the focus once it is there.
 */
export function useRowKeys({ rows, current, setLast, body, pageSize, reveal }: RowKeysOptions) {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    // Also run late for what was drawn before the key was pressed: then the row that is current is not yet the one.
    if (wanted.current === null || wanted.current !== rows[current]?.id) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  return (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = destination(event.key, current, rows.length - 1, pageSize);
    if (to === null) return;
    event.preventDefault();
    const id = rows[to]?.id;
    if (to === current || id === undefined) return;
    wanted.current = id;
    setLast(id);
    reveal(to);
  };
}

/** Where a key leads from a row; null for keys that lead nowhere. */
export function destination(key: string, from: number, end: number, pageSize: () => number): number | null {
  const to = goal(key, from, end, pageSize);
  return to === null ? null : Math.min(end, Math.max(0, to));
}

function goal(key: string, from: number, end: number, pageSize: () => number): number | null {
  switch (key) {
    case 'ArrowUp':
      return from - 1;
    case 'ArrowDown':
      return from + 1;
    case 'PageUp':
      return from - pageSize();
    case 'PageDown':
      return from + pageSize();
    case 'Home':
      return 0;
    case 'End':
      return end;
    default:
      return null;
  }
}
