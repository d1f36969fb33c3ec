import { describe, expect, test } from 'vitest';
import { termsOf } from './filter-terms';

describe('What of a query can be taken away by itself', () => {
  test.each([
    ['nothing of nothing', '', []],
    [
      'each term',
      'driver:bridge  project:"my shop" -web',
      [
        ['driver:bridge', 'project:"my shop" -web'],
        ['project:"my shop"', 'driver:bridge -web'],
        ['-web', 'driver:bridge project:"my shop"'],
      ],
    ],
    [
      'of alternatives a whole one',
      'driver:overlay or state:stopped project:shop',
      [
        ['driver:overlay', 'state:stopped project:shop'],
        ['state:stopped project:shop', 'driver:overlay'],
      ],
    ],
    ['all of what cannot be understood', 'drvier:x web', [['drvier:x web', '']]],
  ])('is %s', (_title, query, expected) => {
    expect(termsOf(query).map(({ text, rest }) => [text, rest])).toEqual(expected);
  });
});
