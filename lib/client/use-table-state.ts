import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { writesAddress } from './page-address';
import type { Direction } from './sort-rows';

export interface Sort {
  /** Id of a column. */
  column: string;
  direction: Direction;
}

/** `subnet.desc`; null where the table has no such column: every table of the dashboard shares the address. */
export function parseSort(text: string | null, columns: readonly string[]): Sort | null {
  const [column = '', direction] = text?.split('.') ?? [];
  if (!columns.includes(column) || (direction !== 'asc' && direction !== 'desc')) return null;
  return { column, direction };
}

export function sortText({ column, direction }: Sort): string {
  return `${column}.${direction}`;
}

/** A header that is pressed again and again: up, down, and as it was. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, direction: 'asc' };
  return sort.direction === 'asc' ? { column, direction: 'desc' } : null;
}

/** The order of a table lives in the address. */
export function useSort(columns: readonly string[]): [Sort | null, (pressed: string) => void] {
  const [text, setText] = useQueryState('sort', parseAsString.withOptions({ history: 'replace' }));
  const sort = useMemo(() => parseSort(text, columns), [text, columns]);
  const press = useCallback(
    (column: string) => {
      const next = nextSort(sort, column);
      writesAddress(setText(next === null ? null : sortText(next)));
    },
    [sort, setText],
  );
  return [sort, press];
}

const choiceSchema = z.array(z.string());
const storageKey = (table: string) => `netloom:columns:${table}`;

/** Ids of columns as they were stored; null where nothing usable is: the table's defaults hold. */
export function parseChoice(stored: string | null): readonly string[] | null {
  if (stored === null) return null;
  try {
    return choiceSchema.safeParse(JSON.parse(stored)).data ?? null;
  } catch {
    return null;
  }
}

/** The columns that a person chose for a table, remembered by this browser; null takes the choice back. */
export function useColumnChoice(table: string): [readonly string[] | null, (choice: readonly string[] | null) => void] {
  const [choice, setChoice] = useState(() => readChoice(table));
  const choose = useCallback(
    (next: readonly string[] | null) => {
      setChoice(next);
      writeChoice(table, next);
    },
    [table],
  );
  return [choice, choose];
}

/** A browser that keeps nothing (storage blocked or full) still lets columns be chosen until the page is left. */
function readChoice(table: string): readonly string[] | null {
  if (typeof window === 'undefined') return null;
  try {
    return parseChoice(localStorage.getItem(storageKey(table)));
  } catch {
    return null;
  }
}

function writeChoice(table: string, choice: readonly string[] | null): void {
  try {
    if (choice === null) localStorage.removeItem(storageKey(table));
    else localStorage.setItem(storageKey(table), JSON.stringify(choice));
  } catch {
    return;
  }
}
