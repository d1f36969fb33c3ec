'use client';
import { useMemo, type ReactNode } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { sortRows } from '@/lib/client/sort-rows';
import { trafficTick } from '@/lib/client/traffic-store';
import { useSettledTraffic } from '@/lib/client/use-settled-traffic';
import { useColumnChoice, useSort } from '@/lib/client/use-table-state';
import { useViewportStep } from '@/lib/client/use-viewport-step';
import { noFilter } from '@/lib/filter/filter';
import { shownColumns, tableCsv, type Column } from './column';
import { countText, type Noun } from './count';
import { TableGrid } from './table-grid';
import { TableToolbar } from './table-toolbar';
import { useHeld } from '@/components/ui/use-held';

export interface TableProps<T extends { id: string }> {
  /** Where its choice of columns is remembered. */
  name: string;
  caption: string;
  noun: Noun;
  columns: readonly Column<T>[];
  /** What passes the filter, in the order that nobody asked for. */
  rows: readonly T[];
  /** How many there would be without a filter. */
  total: number;
  selected: string | null;
  isFound: (row: T) => boolean;
  onOpen: (row: T) => void;
  /** Rows put together to do something with all of them; absent where they cannot be. */
  marks?: { ids: ReadonlySet<string>; toggle: (row: T) => void } | undefined;
  /** Buttons at the end of a row; null where the person may change nothing. */
  actions: ((row: T) => ReactNode) | null;
  /** What can be done with the list as a whole. */
  tools?: ReactNode;
  /** What to say where there is nothing at all. */
  empty: ReactNode;
}

/** The same for every list of the dashboard: sorted, chosen, copied, walked and opened in one way. */
export function Table<T extends { id: string }>(props: TableProps<T>) {
  const { name, caption, noun, columns, rows, total, empty } = props;
  const { visible } = useDashboard();
  const ids = useMemo(() => columns.map(({ id }) => id), [columns]);
  const [sort, pressHeader] = useSort(ids);
  const [choice, choose] = useColumnChoice(name);
  const step = useViewportStep();
  const shown = useMemo(() => shownColumns(columns, choice, step), [columns, choice, step]);
  const { held, handlers } = useHeld();
  const sortedBy = columns.find(({ id }) => id === sort?.column);
  const traffic = useSettledTraffic(sortedBy?.live === true, held);
  const sorted = useMemo(
    () => (sort && sortedBy ? sortRows(rows, (row) => sortedBy.keyOf(row, traffic), sort.direction) : rows),
    [rows, sort, sortedBy, traffic],
  );
  const found = visible.found === null ? null : rows.filter(props.isFound).length;

  if (total === 0) return empty;
  return (
    <section aria-label={caption} className="flex h-full w-full flex-col bg-panel">
      <TableToolbar
        title={caption}
        count={countText(rows.length, total, noun)}
        found={found}
        columns={columns}
        shown={shown}
        onChoose={choose}
        rowCount={sorted.length}
        csv={() => tableCsv(shown, sorted, trafficTick.get())}
        tools={props.tools}
      />
      {rows.length === 0 ? (
        <AllHidden noun={noun} />
      ) : (
        <TableGrid
          {...props}
          columns={shown}
          rows={sorted}
          sort={sort}
          onSort={pressHeader}
          holdHandlers={handlers}
          actions={step >= 700 ? props.actions : null}
        />
      )}
    </section>
  );
}

function AllHidden({ noun }: { noun: Noun }) {
  const { setFilter } = useDashboard();
  return (
    <div className="min-h-0 flex-1">
      <Message title={`The filter hides every ${noun.one}`}>
        <Button look="primary" onClick={() => setFilter(noFilter)}>
          Clear the filter
        </Button>
      </Message>
    </div>
  );
}
