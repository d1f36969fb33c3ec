import { Check, Search } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, type MouseEvent, type ReactNode } from 'react';
import type { Column } from './column';

/** Stays in sight when the table is scrolled sideways, told apart by a line from what runs below it. */
export const firstCell =
  'sticky left-0 z-1 bg-inherit border-r border-r-transparent group-data-shifted/scroller:border-r-line';

/**
 * The ring of a row that has the focus, drawn by its cells: they would cover an outline, and a browser gives what is
 * drawn before or after them a column of its own.
 */
const ring =
  'group-focus-visible/row:shadow-[inset_0_2px_0_var(--accent),inset_0_-2px_0_var(--accent)] last:group-focus-visible/row:shadow-[inset_0_2px_0_var(--accent),inset_0_-2px_0_var(--accent),inset_-2px_0_0_var(--accent)]';

const cell = `${ring} border-b border-line p-0 align-top`;
const linePx = 1;

interface TableRowProps<T> {
  row: T;
  /** Of all rows, from 0. */
  index: number;
  /** px */
  height: number;
  columns: readonly Column<T>[];
  actions: ((row: T) => ReactNode) | null;
  /** The one row of the table that the Tab key stops at, and whose buttons it goes on to. */
  current: boolean;
  selected: boolean;
  found: boolean;
  /** Put together with others; null where rows cannot be. */
  marked: boolean | null;
  onMark: (row: T) => void;
  /** It or one of its buttons has the focus. */
  onFocus: (id: string) => void;
  onOpen: (row: T) => void;
}

export function TableRow<T extends { id: string }>(props: TableRowProps<T>) {
  const { row, index, height, columns, actions, current, selected, found, marked, onMark, onFocus, onOpen } = props;
  const element = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    const controls = element.current?.querySelectorAll<HTMLElement>('button, a') ?? [];
    for (const control of controls) control.tabIndex = current ? 0 : -1;
  });
  const cells = useMemo(
    () =>
      columns.map((column, at) => (
        <td key={column.id} className={`${cell} ${at === 0 ? firstCell : ''}`}>
          <div
            style={{ height: height - linePx }}
            className={`truncate px-3 py-2 leading-5 ${column.align === 'right' ? 'text-right' : ''}`}
          >
            {at === 0 ? (
              <RowName found={found} marked={marked === true}>
                {column.cell(row)}
              </RowName>
            ) : (
              column.cell(row)
            )}
          </div>
        </td>
      )),
    [columns, row, found, marked, height],
  );
  const buttons = useMemo(
    () =>
      actions && (
        <td className={cell}>
          <div className="flex h-8.75 items-center justify-end px-3 [&>button]:h-6.5 [&>button]:px-2 [&>button]:text-sm">
            {actions(row)}
          </div>
        </td>
      ),
    [actions, row],
  );
  const openUnlessControl = (event: MouseEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    // What opens from a row (a popover) is drawn elsewhere, but its clicks come by here.
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (marked !== null && (event.ctrlKey || event.metaKey)) onMark(row);
    else if (target.closest('button, a, input') === null && !selectsText()) onOpen(row);
  };
  return (
    <tr
      ref={element}
      data-index={index}
      aria-rowindex={index + 2}
      aria-current={selected || undefined}
      aria-selected={marked ?? undefined}
      tabIndex={current ? 0 : -1}
      onFocus={() => onFocus(row.id)}
      onClick={openUnlessControl}
      onKeyDown={(event) => {
        if (event.target !== element.current) return;
        if (event.key === 'Enter') onOpen(row);
        if (event.key === 'x' && marked !== null) onMark(row);
      }}
      style={{ height }}
      className="group/row cursor-default bg-panel outline-none hover:bg-raised aria-current:bg-raised"
    >
      {cells}
      {buttons}
    </tr>
  );
}

/** Bar and glass, not hue alone, tell what is selected and what was looked for. */
function RowName({ found, marked, children }: { found: boolean; marked: boolean; children: ReactNode }) {
  return (
    <>
      <span
        aria-hidden
        className="absolute inset-y-0 left-0 hidden w-0.5 bg-accent group-focus-visible/row:block group-aria-current/row:block"
      />
      <span className={`flex items-center gap-2 ${found ? 'text-accent' : ''}`}>
        {marked && <Check role="img" aria-label="marked" className="size-3.5 shrink-0 text-accent" />}
        <span className="min-w-0">{children}</span>
        {found && <Search role="img" aria-label="found" className="size-3 shrink-0" />}
      </span>
    </>
  );
}

function selectsText(): boolean {
  return getSelection()?.isCollapsed === false;
}
