import { describe, expect, it } from 'vitest';
import { stacked } from './stack';
import { summaryOf } from './summary';

describe('the summary of a series', () => {
  it('is of what is known, and takes the highest from where it is kept', () => {
    expect(summaryOf([10, null, 30], [50, null, 31], 60)).toEqual({ average: 20, highest: 50, total: 2400 });
    expect(summaryOf([10, 30], [null, null], 1)).toEqual({ average: 20, highest: 30, total: 40 });
  });

  it('is unknown where nothing is', () => {
    expect(summaryOf([null, null], [null, null], 1)).toEqual({ average: null, highest: null, total: null });
  });
});

describe('series on top of each other', () => {
  it('stand on those below, and leave their own gaps', () => {
    expect(
      stacked([
        [1, 2, null],
        [10, null, 30],
        [100, 200, 300],
      ]),
    ).toEqual([
      [1, 2, null],
      [11, null, 30],
      [111, 202, 330],
    ]);
  });
});
