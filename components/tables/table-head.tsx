import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { Direction } from '@/lib/client/sort-rows';
import type { Sort } from '@/lib/client/use-table-state';
import type { Column } from './column';
import { firstCell } from './table-row';

interface TableHeadProps<T> {
  columns: readonly Column<T>[];
  sort: Sort | null;
  onSort: (column: string) => void;
  hasActions: boolean;
}

export function TableHead<T>({ columns, sort, onSort, hasActions }: TableHeadProps<T>) {
  return (
    <thead className="sticky top-0 z-10 bg-panel text-left text-sm text-muted">
      <tr aria-rowindex={1} className="bg-panel">
        {columns.map((column, at) => (
          <HeadCell
            key={column.id}
            column={column}
            className={at === 0 ? firstCell : ''}
            direction={sort?.column === column.id ? sort.direction : null}
            onSort={onSort}
          />
        ))}
        {hasActions && (
          <th scope="col" className="h-8 border-b border-line px-3 text-right font-normal">
            Actions
          </th>
        )}
      </tr>
    </thead>
  );
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;
const arrows = { asc: ArrowUp, desc: ArrowDown } as const;

interface HeadCellProps<T> {
  column: Column<T>;
  className: string;
  direction: Direction | null;
  onSort: (column: string) => void;
}

function HeadCell<T>({ column, className, direction, onSort }: HeadCellProps<T>) {
  const Arrow = direction === null ? ArrowUpDown : arrows[direction];
  const right = column.align === 'right';
  return (
    <th
      scope="col"
      aria-sort={direction === null ? 'none' : ariaSort[direction]}
      className={`h-8 border-b border-line p-0 font-normal ${className}`}
    >
      <button
        type="button"
        onClick={() => onSort(column.id)}
        title={column.live === true ? 'Sorted anew every 5 s, and not while you are at the rows' : undefined}
        className={`group/head flex h-8 w-full items-center gap-1 px-3 whitespace-nowrap hover:text-text focus-visible:-outline-offset-2 ${right ? 'flex-row-reverse' : ''} ${direction === null ? '' : 'font-semibold text-text'}`}
      >
        <span className="truncate">{column.title}</span>
        <Arrow
          aria-hidden
          className={`size-3 shrink-0 ${direction === null ? 'opacity-0 group-hover/head:opacity-100 group-focus-visible/head:opacity-100' : 'text-accent'}`}
        />
      </button>
    </th>
  );
}
