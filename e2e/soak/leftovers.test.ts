import { expect, it } from 'vitest';
import { leftovers } from './leftovers';
import { Trend } from './trend';

const level = { 'descriptor socket': 5, timers: 3 };

it.each<[string, Record<string, number>[], string[]]>([
  ['what is as it was', [{ 'descriptor socket': 5, timers: 3 }], []],
  [
    'what was more for a moment, each at its own',
    [
      { 'descriptor socket': 6, timers: 3 },
      { 'descriptor socket': 5, timers: 9 },
    ],
    [],
  ],
  ['what is gone', [{ timers: 3 }], []],
  ['one more of a kind', [{ 'descriptor socket': 6, timers: 3 }], ['descriptor socket: 6, and 5 at the start']],
  ['a kind that was not there', [{ timers: 3, 'descriptor /tmp/x': 1 }], ['descriptor /tmp/x: 1, and 0 at the start']],
])('%s', async (_title, looks, expected) => {
  let look = 0;
  const read = () => Promise.resolve(looks[Math.min(look++, looks.length - 1)] ?? {});
  expect(await leftovers(level, read, 20)).toEqual(expected);
});

it.each<[string, (at: number) => number, boolean]>([
  ['a saw', (at) => 50e6 + (at % 4) * 1e6, true],
  ['a start that fills up', (at) => 50e6 + Math.min(at, 15) * 1e6, true],
  ['a leak of one megabyte a minute', (at) => 50e6 + at * (1e6 / 6), false],
])('%s over ten minutes', (_title, valueAt, isFlat) => {
  const trend = new Trend('heap', 2e6, 10_000);
  for (let at = 0; at < 60; at += 1) trend.add(valueAt(at));
  expect(trend.isFlat).toBe(isFlat);
});
