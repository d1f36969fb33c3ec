import type { ReactNode } from 'react';
import { csvText } from '@/lib/client/csv';
import type { SortKey } from '@/lib/client/sort-rows';
import type { Traffic } from '@/lib/client/use-settled-traffic';
import type { ViewportStep } from '@/lib/client/use-viewport-step';

/** One column of a table: how it is drawn, what it is sorted by, and what of it is copied. */
export interface Column<T> {
  /** In the address and in the person's storage. */
  id: string;
  title: string;
  /** At least, px; columns that `grow` share what is left over, each by its width. */
  width: number;
  grow?: boolean;
  /** Width of the window from which it is shown unasked, px; left out: only by choice. */
  from?: ViewportStep;
  align?: 'right';
  /** Its values move by the second: sorting by it follows them calmly. */
  live?: boolean;
  /** Title in CSV, where a unit must be told. */
  csvTitle?: string;
  /** How many lines its cell takes; one where left out. */
  linesOf?: (row: T) => number;
  cell: (row: T) => ReactNode;
  /** `traffic` is given to live columns only. */
  keyOf: (row: T, traffic: Traffic) => SortKey;
  /** As it is copied: what is unknown is empty. */
  textOf: (row: T, traffic: Traffic) => string;
}

/** The first column names the row and stays; the rest are those chosen, or those that the window has room for. */
export function shownColumns<T>(
  columns: readonly Column<T>[],
  choice: readonly string[] | null,
  step: ViewportStep,
): Column<T>[] {
  return columns.filter(({ id, from }, at) => {
    if (at === 0) return true;
    return choice === null ? from !== undefined && from <= step : choice.includes(id);
  });
}

export function tableCsv<T>(columns: readonly Column<T>[], rows: readonly T[], traffic: Traffic): string {
  return csvText([
    columns.map(({ title, csvTitle }) => csvTitle ?? title),
    ...rows.map((row) => columns.map((column) => column.textOf(row, traffic))),
  ]);
}

const linePx = 20;
const paddingPx = 16;

/** Known without measuring, so that thousands of rows can be placed that were never drawn. */
export function rowHeight<T>(columns: readonly Column<T>[], row: T): number {
  const lines = columns.map(({ linesOf }) => linesOf?.(row) ?? 1);
  return paddingPx + linePx * Math.max(1, ...lines);
}

/** `spare` px are shared out among the columns that grow; where they are lacking, the table scrolls sideways. */
export function columnWidths<T>(columns: readonly Column<T>[], spare: number): number[] {
  const growing = columns.reduce((sum, { grow, width }) => sum + (grow === true ? width : 0), 0);
  const factor = 1 + Math.max(0, spare) / growing;
  return columns.map(({ grow, width }) => (grow === true ? Math.floor(width * factor) : width));
}
