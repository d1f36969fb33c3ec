import { describe, expect, it } from 'vitest';
import { driftOf, shapeOf, unionOf } from './shape.mjs';

const shapeOfAll = (...samples: unknown[]) => unionOf(samples.map((sample) => shapeOf(sample))) ?? 'null';

describe('the drift between a recording and an answer', () => {
  it.each<[string, unknown[], unknown[], string[]]>([
    ['nothing for other values', [{ a: 1, b: ['x'] }], [{ a: 2, b: ['y', 'z'] }], []],
    ['a new key', [{ a: 1 }], [{ a: 1, b: 1 }], ['answer.b is not in the recording']],
    ['a missing key', [{ a: 1, b: 1 }], [{ a: 1 }], ['answer.b is missing']],
    ['nothing for a key that is not always there', [{ a: 1 }, {}], [{}], []],
    ['a key that some answers lack', [{ a: 1 }], [{ a: 1 }, {}], ['answer.a is missing']],
    ['another type', [{ a: 1 }], [{ a: '1' }], ['answer.a is string, recorded as number']],
    ['nothing for one of several types', [{ a: null }, { a: 'x' }], [{ a: 'x' }], []],
    [
      'a type deep in a list',
      [{ a: [{ b: 1 }] }],
      [{ a: [{ b: 1 }, { b: null }] }],
      ['answer.a[].b is null, recorded as number'],
    ],
    ['nothing for the keys of a map', [{ Labels: { x: '1' } }], [{ Labels: { y: '2' } }], []],
    [
      'the values of a map',
      [{ Labels: { x: '1' } }],
      [{ Labels: { x: 1 } }],
      ['answer.Labels{} is number, recorded as string'],
    ],
    ['nothing for an empty list', [{ a: ['x'] }], [{ a: [] }], []],
  ])('names %s', (_title, recorded, answered, expected) => {
    const drift = driftOf(shapeOfAll(...recorded), shapeOfAll(...answered));
    expect(drift).toEqual(expected);
  });
});
