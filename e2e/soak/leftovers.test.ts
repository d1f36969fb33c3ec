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
  ['a kind that came and went', [{ timers: 3, 'handle ConnectWrap': 1 }, { timers: 3 }], []],
  ['one more of a kind', [{ 'descriptor socket': 6, timers: 3 }], ['descriptor socket: 6, and 5 at the start']],
  ['a kind that was not there', [{ timers: 3, 'descriptor /tmp/x': 1 }], ['descriptor /tmp/x: 1, and 0 at the start']],
])('%s', async (_title, looks, expected) => {
  let look = 0;
  const read = () => Promise.resolve(looks[Math.min(look++, looks.length - 1)] ?? {});
  expect(await leftovers(level, read, 20)).toEqual(expected);
});

const leak = (at: number) => 50e6 + at * (1e6 / 6);

it.each<[string, number, (at: number) => number, string]>([
  ['a saw', 10, (at) => 50e6 + (at % 4) * 1e6, 'flat'],
  ['a start that fills up', 10, (at) => 50e6 + Math.min(at, 15) * 1e6, 'flat'],
  ['a leak of one megabyte a minute', 10, leak, 'GROWS'],
  ['the same', 4, leak, 'the run is too short to tell'],
])('%s over %i minutes', (_title, minutes, valueAt, judgement) => {
  const trend = new Trend('heap', 2e6, 10_000);
  for (let at = 0; at < minutes * 6; at += 1) trend.add(valueAt(at));
  expect(trend.verdict.endsWith(`: ${judgement}`)).toBe(true);
  expect(trend.grows).toBe(judgement === 'GROWS');
});
