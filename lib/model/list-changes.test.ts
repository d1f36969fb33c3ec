import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, exchanged } from './list-changes';
import { topologyOrder } from './topology';

interface Thing {
  id: string;
  name: string;
}

/** The same objects again and again, so that lists share some; two of an id differ in their names. */
const things: Thing[] = ['a', 'b', 'c', 'd', 'e'].flatMap((id) => [
  { id, name: `plain ${id}` },
  { id, name: 'renamed' },
]);
const anyOrder = fc.uniqueArray(fc.constantFrom(...things), { selector: ({ id }) => id });
const list = anyOrder.map((items) => items.toSorted(topologyOrder));

describe('changes between two lists', () => {
  it.each([
    ['in order', list],
    ['in any order', anyOrder],
  ])('say of each what it was and is, and nothing of what stayed: %s', (_title, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (before, after) => {
        const changes = changesBetween(before, after);
        const told = new Map(changes.map((change) => [(change.to ?? change.from)?.id, change]));
        expect(told.size).toBe(changes.length);
        for (const id of ['a', 'b', 'c', 'd', 'e']) {
          const [from, to] = [before, after].map((items) => items.find((item) => item.id === id));
          expect(told.get(id)).toEqual(from === to ? undefined : { from, to });
        }
        const come = changes.flatMap(({ to }) => to ?? []);
        expect(come).toEqual(after.filter((item) => come.includes(item)));
      }),
    );
  });
});

describe('a list in which some are exchanged for others', () => {
  it('is in order again, and itself when nothing changed', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = changesBetween(before, after);
        const gone = changes.flatMap(({ from }) => from ?? []);
        const come = changes.flatMap(({ to }) => to ?? []);
        const result = exchanged(before, gone, come);
        expect(result).toEqual(after);
        if (changes.length === 0) expect(result).toBe(before);
        expect(exchanged(before, before, before)).toBe(before);
      }),
    );
  });
});
