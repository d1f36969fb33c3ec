import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyLayoutChange,
  emptyLayout,
  layoutChangeSchema,
  layoutLimit,
  mergeLayoutChanges,
  toPosition,
  type LayoutChange,
} from './layout';

const at = (x: number, y = 0) => ({ x, y });

describe('a change of the layout', () => {
  it('sets what it gives, forgets what is null, and leaves the rest', () => {
    const layout = { positions: { a: at(1), b: at(2) }, groups: { shop: 'collapsed' as const } };
    expect(applyLayoutChange(layout, { positions: { a: null, c: at(3) } })).toEqual({
      positions: { b: at(2), c: at(3) },
      groups: { shop: 'collapsed' },
    });
  });

  it('leaves the half of which nothing changes the very same', () => {
    const layout = { positions: { a: at(1) }, groups: { shop: 'collapsed' as const } };
    expect(applyLayoutChange(layout, { positions: { a: at(2) }, groups: {} }).groups).toBe(layout.groups);
    expect(applyLayoutChange(layout, { groups: { shop: null } }).positions).toBe(layout.positions);
  });

  it('lets the oldest written go when there are too many', () => {
    const many = Object.fromEntries(Array.from({ length: layoutLimit }, (_, index) => [`n/${index}`, at(index)]));
    const full = applyLayoutChange(emptyLayout, { positions: many });
    const { positions } = applyLayoutChange(full, { positions: { 'n/0': at(7), new: at(8) } });
    expect(Object.keys(positions)).toHaveLength(layoutLimit);
    expect([positions['n/0'], positions['n/1'], positions['n/2'], positions.new]).toEqual([
      at(7),
      undefined,
      at(2),
      at(8),
    ]);
  });

  it('may be merged with a later one', () => {
    const entries = <V>(value: fc.Arbitrary<V>) => fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(value));
    const change: fc.Arbitrary<LayoutChange> = fc.record(
      {
        positions: entries(fc.record({ x: fc.nat(3), y: fc.nat(3) })),
        groups: entries(fc.constantFrom('collapsed' as const, 'expanded' as const)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(change, change, change, (before, first, second) => {
        const layout = applyLayoutChange(emptyLayout, before);
        expect(applyLayoutChange(layout, mergeLayoutChanges(first, second))).toEqual(
          applyLayoutChange(applyLayoutChange(layout, first), second),
        );
      }),
    );
  });

  it.each([
    ['a key that is too long', { positions: { ['k'.repeat(401)]: at(0) } }],
    ['an empty key', { groups: { '': 'collapsed' } }],
    ['a fraction', { positions: { a: at(0.5) } }],
    ['a position out of all bounds', { positions: { a: at(1_000_001) } }],
    ['half a position', { positions: { a: { x: 1 } } }],
    ['more than a position', { positions: { a: { x: 1, y: 1, z: 1 } } }],
    ['a state that nobody knows', { groups: { a: 'open' } }],
    ['a misspelt list', { position: {} }],
  ])('is refused with %s', (_title, change) => {
    expect(layoutChangeSchema.safeParse(change).success).toBe(false);
  });

  it('takes no text for the prototype of every object', () => {
    const change = layoutChangeSchema.parse(
      JSON.parse('{"positions":{"__proto__":{"x":1,"y":1},"constructor":{"x":1,"y":2}}}'),
    );
    const { positions } = applyLayoutChange(emptyLayout, change);
    expect(Object.entries(positions)).toEqual([['constructor', at(1, 2)]]);
  });
});

it('makes a position that can be saved of any', () => {
  expect([toPosition(at(1.5, -2.4)), toPosition(at(Infinity, -2e9))]).toEqual([at(2, -2), at(1_000_000, -1_000_000)]);
});
