import { describe, expect, it } from 'vitest';
import { SeenViews } from './seen-views';
import type { Aspect } from './seen-views';

const aspect = (key: string, is: unknown = true, rest: Partial<Aspect> = {}): Aspect => ({
  ...{ key, is, came: `${key} came`, left: `${key} left`, other: `${key} is ${String(is)}` },
  ...rest,
});

describe('what was seen', () => {
  it.each<[string, Aspect[], Aspect[], string | null]>([
    ['is the same', [aspect('a'), aspect('b')], [aspect('b'), aspect('a')], null],
    ['lacks what came', [aspect('a')], [aspect('a'), aspect('b')], 'b came'],
    ['has what left', [aspect('a'), aspect('b')], [aspect('a')], 'b left'],
    ['is otherwise', [aspect('a', 1)], [aspect('a', 2)], 'a is 2'],
    ['is told in full', [aspect('a', 1), aspect('b')], [aspect('a', 2), aspect('c')], 'b left, a is 2, c came'],
    ['may lack this', [], [aspect('a', 1, { came: null })], null],
    ['may have this', [aspect('a', 1, { left: null })], [], null],
    ['may be otherwise', [aspect('a', 1)], [aspect('a', 2, { other: null })], null],
  ])('%s', (_title, before, after, change) => {
    const seen = new SeenViews();
    const insistSame = seen.since(seen.remember(before), 'It');
    if (change === null) expect(() => insistSame(after)).not.toThrow();
    else expect(() => insistSame(after)).toThrow(`It has changed since it was looked at: ${change}.`);
  });

  it('that was nothing holds for everything', () => {
    expect(() => new SeenViews().since(null, 'It')([aspect('a')])).not.toThrow();
  });

  it('elsewhere or long ago holds for the very same only', () => {
    const version = new SeenViews().remember([aspect('a')]);
    const insistSame = new SeenViews().since(version, 'It');
    expect(() => insistSame([aspect('a')])).not.toThrow();
    expect(() => insistSame([])).toThrow('it is not the same any more');
  });

  it('last is kept, of a great many', () => {
    const seen = new SeenViews();
    const first = seen.remember([aspect('first')]);
    const other = seen.remember([aspect('other')]);
    for (let at = 0; at < 1999; at += 1) {
      seen.remember([aspect(`${at}`)]);
      seen.remember([aspect('first')]);
    }
    expect(() => seen.since(first, 'It')([])).toThrow('first left');
    expect(() => seen.since(other, 'It')([])).toThrow('not the same');
  });
});
