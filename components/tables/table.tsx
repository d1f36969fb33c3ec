import type { ReactNode } from 'react';

export interface Column<T> {
  title: string;
  /** Tailwind classes of the cells, e.g. width and alignment. */
  className?: string;
  cell: (row: T) => ReactNode;
}

/** A plain table with a sticky head; the row that is selected in the graph is marked here too. */
export function Table<T extends { id: string }>({
  caption,
  columns,
  rows,
  selected,
  empty,
}: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  selected: string | null;
  empty: ReactNode;
}) {
  if (rows.length === 0) return empty;
  return (
    <div className="h-full w-full overflow-auto bg-panel">
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-panel text-left text-sm text-muted">
          <tr>
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                className={`border-b border-line px-3 py-2.5 font-normal ${column.className ?? ''}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} aria-selected={row.id === selected} className="hover:bg-raised aria-selected:bg-raised">
              {columns.map((column) => (
                <td key={column.title} className={`border-b border-line px-3 py-2 ${column.className ?? ''}`}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
