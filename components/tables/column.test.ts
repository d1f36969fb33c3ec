import { describe, expect, it } from 'vitest';
import type { SortKey } from '@/lib/client/sort-rows';
import { columnWidths, rowHeight, shownColumns, tableCsv, type Column } from './column';

interface Row {
  name: string;
  lines: number;
}

const aColumn = (overrides: Partial<Column<Row>> = {}): Column<Row> => ({
  id: 'name',
  title: 'Name',
  width: 100,
  cell: () => null,
  keyOf: (row): SortKey => row.name,
  textOf: (row) => row.name,
  ...overrides,
});

const columns = [
  aColumn({ from: 0 }),
  aColumn({ id: 'always', title: 'Always', from: 0 }),
  aColumn({ id: 'wide', title: 'Wide', from: 1280, linesOf: ({ lines }) => lines }),
  aColumn({ id: 'chosen', title: 'Chosen, bits', csvTitle: 'Chosen, bits per second', textOf: () => '' }),
];

const idsOf = (choice: readonly string[] | null, step: 0 | 700 | 1280 | 1600) =>
  shownColumns(columns, choice, step).map(({ id }) => id);

describe('the columns shown', () => {
  it('are as many as the window has room for, where nobody chose', () => {
    expect(idsOf(null, 0)).toEqual(['name', 'always']);
    expect(idsOf(null, 700)).toEqual(['name', 'always']);
    expect(idsOf(null, 1280)).toEqual(['name', 'always', 'wide']);
  });

  it.each([
    ['in the order of the table', ['chosen', 'wide', 'name'], ['name', 'wide', 'chosen']],
    ['with the first, whatever was chosen', [], ['name']],
    ['without those that are gone', ['gone', 'wide'], ['name', 'wide']],
  ])('are those chosen, %s', (_title, choice, expected) => {
    expect(idsOf(choice, 0)).toEqual(expected);
  });
});

describe('the widths of columns', () => {
  const growing = [aColumn({ width: 100, grow: true }), aColumn({ width: 80 }), aColumn({ width: 300, grow: true })];

  it.each([
    ['share out what is left over', 400, [200, 80, 600]],
    ['stay where nothing is left over', 0, [100, 80, 300]],
    ['stay where there is too little', -200, [100, 80, 300]],
  ])('%s', (_title, spare, expected) => {
    expect(columnWidths(growing, spare)).toEqual(expected);
  });
});

describe('a row', () => {
  it('is as high as the longest cell that is shown', () => {
    const row = { name: 'a', lines: 3 };
    expect(rowHeight(columns.slice(0, 2), row)).toBe(36);
    expect(rowHeight(columns, row)).toBe(76);
    expect(rowHeight(columns, { ...row, lines: 0 })).toBe(36);
  });
});

describe('a table as CSV', () => {
  it('is the columns and rows given, in their order, under their titles', () => {
    const rows = [
      { name: '=cmd()', lines: 1 },
      { name: 'a', lines: 1 },
    ];
    expect(
      tableCsv(
        [columns[3], columns[0]].filter((column) => column !== undefined),
        rows,
        null,
      ),
    ).toBe('"Chosen, bits per second",Name\r\n,\'=cmd()\r\n,a\r\n');
  });
});
