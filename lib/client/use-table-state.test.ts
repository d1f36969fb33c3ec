import { describe, expect, it } from 'vitest';
import { nextSort, parseChoice, parseSort, sortText, type Sort } from './use-table-state';

const columns = ['name', 'subnet'];

describe('the order in the address', () => {
  it.each<Sort>([
    { column: 'name', direction: 'asc' },
    { column: 'subnet', direction: 'desc' },
  ])('comes back as it was: $column $direction', (sort) => {
    expect(parseSort(sortText(sort), columns)).toEqual(sort);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['a column of another table', 'image.asc'],
    ['a direction that nobody knows', 'name.sideways'],
    ['no direction', 'name'],
    ['a property of every object', '__proto__.asc'],
  ])('is none for %s', (_title, text) => {
    expect(parseSort(text, columns)).toBeNull();
  });

  it('goes up, down and away as a header is pressed, and starts anew with another', () => {
    const up = nextSort(null, 'name');
    const down = nextSort(up, 'name');
    expect(up).toEqual({ column: 'name', direction: 'asc' });
    expect(down).toEqual({ column: 'name', direction: 'desc' });
    expect(nextSort(down, 'name')).toBeNull();
    expect(nextSort(down, 'subnet')).toEqual({ column: 'subnet', direction: 'asc' });
  });
});

describe('the choice of columns', () => {
  it.each([
    ['nothing', null, null],
    ['no JSON', '[', null],
    ['something else', '{"a":1}', null],
    ['ids', '["name","gone"]', ['name', 'gone']],
    ['an empty choice', '[]', []],
  ])('stored as %s', (_title, stored, expected) => {
    expect(parseChoice(stored)).toEqual(expected);
  });
});
