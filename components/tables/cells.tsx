import type { ReactNode } from 'react';
import { Copyable } from '@/components/ui/copyable';
import { localTime } from '@/lib/client/local-time';
import { shortId, visibleText } from '@/lib/model';
import type { Column } from './column';

/** A dash, for what the engine does not tell or what does not apply. */
export function Unknown() {
  return <span className="text-muted">–</span>;
}

/** A text of the engine's, whole in its hint where it is cut. */
export function Text({ value, mono = false }: { value: string | null; mono?: boolean }) {
  if (value === null || value === '') return <Unknown />;
  const text = visibleText(value);
  return (
    <span title={text} className={mono ? 'font-mono text-sm' : ''}>
      {text}
    </span>
  );
}

/** One below the other, as many as `linesOf` says. */
export function Lines({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <Unknown />;
  return values.map((value, at) => (
    <span key={at} className="block truncate">
      <Text value={value} mono />
    </span>
  ));
}

type Common<T> = Pick<Column<T>, 'id' | 'title' | 'width' | 'from' | 'grow'>;

/** A column of texts in natural order. */
export function textColumn<T>(
  common: Common<T>,
  valueOf: (row: T) => string | null,
  cell?: (row: T) => ReactNode,
): Column<T> {
  return {
    ...common,
    cell: cell ?? ((row) => <Text value={valueOf(row)} />),
    keyOf: (row) => valueOf(row) || null,
    textOf: (row) => valueOf(row) ?? '',
  };
}

/** A column of names or tokens that a machine gave, in its own type. */
export function codeColumn<T>(common: Common<T>, valueOf: (row: T) => string | null): Column<T> {
  return textColumn(common, valueOf, (row) => <Text value={valueOf(row)} mono />);
}

export function numberColumn<T>(common: Common<T>, valueOf: (row: T) => number | null): Column<T> {
  return {
    ...common,
    align: 'right',
    cell: (row) => valueOf(row) ?? <Unknown />,
    keyOf: valueOf,
    textOf: (row) => valueOf(row)?.toString() ?? '',
  };
}

/** null: it does not apply, or the engine does not say. */
export function flagColumn<T>(common: Common<T>, valueOf: (row: T) => boolean | null): Column<T> {
  const wordOf = (row: T) => ({ true: 'yes', false: 'no', null: '' })[`${valueOf(row)}`];
  return {
    ...common,
    cell: (row) =>
      valueOf(row) === null ? <Unknown /> : <span className={valueOf(row) ? '' : 'text-muted'}>{wordOf(row)}</span>,
    keyOf: (row) => {
      const value = valueOf(row);
      return value === null ? null : Number(value);
    },
    textOf: wordOf,
  };
}

/** Shown in the person's time, copied in ISO 8601. */
export function timeColumn<T>(common: Common<T>, valueOf: (row: T) => string | null): Column<T> {
  return {
    ...common,
    cell: (row) => {
      const value = valueOf(row);
      return value === null ? <Unknown /> : localTime(value);
    },
    keyOf: (row) => {
      const value = valueOf(row);
      return value === null ? null : Date.parse(value);
    },
    textOf: (row) => valueOf(row) ?? '',
  };
}

/** Short to read, whole when copied. */
export function idColumn<T>(common: Common<T>, valueOf: (row: T) => string | null): Column<T> {
  return {
    ...common,
    cell: (row) => {
      const value = valueOf(row);
      if (value === null) return <Unknown />;
      return (
        <Copyable value={value} label={common.title.toLowerCase()}>
          {shortId(value)}
        </Copyable>
      );
    },
    keyOf: valueOf,
    textOf: (row) => valueOf(row) ?? '',
  };
}
