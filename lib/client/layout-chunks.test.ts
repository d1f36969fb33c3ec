import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeLayoutChanges, type LayoutChange } from '@/lib/model';
import { layoutChunks } from './layout-chunks';

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const change: fc.Arbitrary<Required<LayoutChange>> = fc.record({
  positions: fc.dictionary(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.option(fc.record({ x: fc.nat(), y: fc.nat() })),
  ),
  groups: fc.dictionary(fc.string(), fc.constantFrom('collapsed' as const, null)),
});

it('cuts a change into bodies of no more than so many bytes, and loses nothing', () => {
  fc.assert(
    fc.property(change, (whole) => {
      const chunks = layoutChunks(whole, 150);
      expect(chunks.map(bytesOf).filter((bytes) => bytes > 150)).toEqual([]);
      const none = { positions: {}, groups: {} };
      expect(chunks.reduce(mergeLayoutChanges, none)).toEqual(mergeLayoutChanges(none, whole));
    }),
  );
});

it('sends five thousand positions in as few bodies as they fit into', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `ABCD:EFGH:IJKL:MNOP/container/shop/web/${index}`);
  const whole = { positions: Object.fromEntries(names.map((name) => [name, { x: 1000, y: -1000 }])) };
  expect(layoutChunks(whole, 60_000)).toHaveLength(Math.ceil(bytesOf(whole) / 60_000));
});

it('has nothing to send when nothing changes', () => {
  expect([layoutChunks({}, 100), layoutChunks({ positions: {}, groups: {} }, 100)]).toEqual([[], []]);
});
