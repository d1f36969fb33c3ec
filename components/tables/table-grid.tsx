'use client';
import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { Fragment, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Sort } from '@/lib/client/use-table-state';
import { columnWidths, rowHeight } from './column';
import { drawnRows } from './drawn-rows';
import type { TableProps } from './table';
import { TableHead } from './table-head';
import { TableRow } from './table-row';
import type { useHeld } from '@/components/ui/use-held';
import { useCurrentRow, useRowKeys } from './use-row-focus';

/** Up to here all rows are drawn: the browser's own search finds them. */
const drawnWhole = 100;
const overscan = 12;
const headPx = 32;
const actionsPx = 104;

interface TableGridProps<T extends { id: string }> extends Omit<TableProps<T>, 'total' | 'empty' | 'name' | 'noun'> {
  sort: Sort | null;
  onSort: (column: string) => void;
  /** Tell whether the person is at the rows. */
  holdHandlers: ReturnType<typeof useHeld>['handlers'];
}

export function TableGrid<T extends { id: string }>(props: TableGridProps<T>) {
  const { caption, columns, rows, sort, onSort, holdHandlers, selected, isFound, onOpen, actions, marks } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [shifted, setShifted] = useState(false);
  const sizes = useMemo(() => rows.map((row) => ({ id: row.id, height: rowHeight(columns, row) })), [rows, columns]);
  const { current, setLast } = useCurrentRow(rows, selected);
  // It holds its state itself, so React cannot memoize what comes of it; nothing here is handed on.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizes[index]?.height ?? 0,
    // Another function makes it place the rows anew.
    getItemKey: useCallback((index: number) => sizes[index]?.id ?? index, [sizes]),
    rangeExtractor: useCallback((range: Range) => drawnRows(range, current), [current]),
    overscan: rows.length <= drawnWhole ? drawnWhole : overscan,
    scrollPaddingEnd: headPx,
    // React may be in the middle of an effect when it reports.
    useFlushSync: false,
  });
  const onKeyDown = useRowKeys({
    rows,
    current,
    setLast,
    body,
    pageSize: () => Math.max(1, (virtualizer.range?.endIndex ?? 0) - (virtualizer.range?.startIndex ?? 0) - 2),
    reveal: (index) => virtualizer.scrollToIndex(index),
  });

  const selectedIndex = selected === null ? -1 : rows.findIndex(({ id }) => id === selected);
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    // Once for each selection: sorting must not drag the person back to it.
    if (selectedIndex < 0 || revealed.current === selected) return;
    revealed.current = selected;
    virtualizer.scrollToIndex(selectedIndex);
  }, [selected, selectedIndex, virtualizer]);

  const span = columns.length + (actions ? 1 : 0);
  const minWidth = columns.reduce((sum, { width }) => sum + width, actions ? actionsPx : 0);
  const widths = columnWidths(columns, (virtualizer.scrollRect?.width ?? 0) - minWidth);
  const items = virtualizer.getVirtualItems();
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      ref={scroller}
      data-shifted={shifted || undefined}
      onScroll={({ currentTarget }) => setShifted(currentTarget.scrollLeft > 0)}
      className="group/scroller min-h-0 flex-1 overflow-auto [overflow-anchor:none]"
    >
      <table
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth }}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {columns.map(({ id }, at) => (
            // The first takes what is left, or a scrollbar would not fit.
            <col key={id} style={at === 0 ? undefined : { width: widths[at] }} />
          ))}
          {actions && <col style={{ width: actionsPx }} />}
        </colgroup>
        <TableHead columns={columns} sort={sort} onSort={onSort} hasActions={actions !== null} />
        <tbody ref={body} onKeyDown={onKeyDown} {...holdHandlers}>
          {items.map((item, at) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <Fragment key={item.key}>
                <Gap height={item.start - (items[at - 1]?.end ?? 0)} span={span} />
                <TableRow
                  row={row}
                  index={item.index}
                  height={item.size}
                  columns={columns}
                  actions={actions}
                  current={item.index === current}
                  selected={item.index === selectedIndex}
                  found={isFound(row)}
                  marked={marks ? marks.ids.has(row.id) : null}
                  onMark={(one) => marks?.toggle(one)}
                  onFocus={setLast}
                  onOpen={onOpen}
                />
              </Fragment>
            );
          })}
          <Gap height={below} span={span} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows that are out of sight. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
