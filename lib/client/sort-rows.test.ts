import { describe, expect, it } from 'vitest';
import { addressKey, macKey, naturalOrder, sortRows, type SortKey } from './sort-rows';

const sorted = (keys: SortKey[], direction: 'asc' | 'desc' = 'asc') => sortRows(keys, (key) => key, direction);

describe('sorted rows', () => {
  it('hold numbers within names by their value', () => {
    expect(sorted(['web-10', 'web-2', 'Web-1'])).toEqual(['Web-1', 'web-2', 'web-10']);
    expect(['b', 'A', 'a10', 'a9'].toSorted(naturalOrder)).toEqual(['A', 'a9', 'a10', 'b']);
  });

  it('hold what is unknown last in both directions', () => {
    expect(sorted([null, 2, 1])).toEqual([1, 2, null]);
    expect(sorted([null, 1, 2], 'desc')).toEqual([2, 1, null]);
  });

  it('keep the order of equals in both directions', () => {
    const rows = [
      { name: 'b', size: 1 },
      { name: 'a', size: 1 },
      { name: 'c', size: 0 },
    ];
    const names = (direction: 'asc' | 'desc') => sortRows(rows, (row) => row.size, direction).map(({ name }) => name);
    expect(names('asc')).toEqual(['c', 'b', 'a']);
    expect(names('desc')).toEqual(['b', 'a', 'c']);
  });

  it('leave the rows given as they were', () => {
    const rows = [2, 1];
    sortRows(rows, (row) => row, 'asc');
    expect(rows).toEqual([2, 1]);
  });
});

describe('an address as a key', () => {
  it('orders by number, IPv4 before IPv6, the wider subnet first', () => {
    const inOrder = [
      '9.255.0.1',
      '10.0.0.0/8',
      '10.0.0.0/16',
      '10.0.0.2/16',
      '10.0.0.10/16',
      '172.17.0.0/16',
      '::1',
      'fd00:1::a',
      'fd00:10::1/64',
      'fe80::1',
    ];
    expect(sortRows(inOrder.toReversed(), addressKey, 'asc')).toEqual(inOrder);
  });

  it.each([null, '', 'none', '10.0.0', '10.0.0.1.2', 'fd00:::zz', '1:2:3:4:5:6:7:8:9'])('is unknown for %s', (text) => {
    expect(addressKey(text)).toBeNull();
  });

  it('is the same for two spellings of one address', () => {
    expect(addressKey('fd00::0:1')).toBe(addressKey('FD00:0:0:0::1'));
  });
});

describe('a MAC address as a key', () => {
  it('orders by number and is unknown where there is none', () => {
    expect(macKey('02:42:ac:11:00:0a')).toBe(0x0242ac11000a);
    expect(macKey(null)).toBeNull();
    expect(macKey('')).toBeNull();
  });
});
