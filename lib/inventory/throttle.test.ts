import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Throttle } from './throttle';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const second = 1000;

/** Asked for again and again for a second: when it ran, in milliseconds. */
function runsOf(run: () => boolean, duty: number): number[] {
  const times: number[] = [];
  const begun = performance.now();
  const throttle = new Throttle(
    50,
    () => {
      times.push(performance.now() - begun);
      return run();
    },
    duty,
  );
  while (performance.now() - begun < second) {
    throttle.request();
    vi.advanceTimersByTime(5);
  }
  throttle.stop();
  return times;
}

/** Stands still for so long. */
const working = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

it('runs at once, then once a window', () => {
  expect(runsOf(() => true, 0.25).slice(0, 4)).toEqual([0, 50, 100, 150]);
});

it('gives long runs no more than their share of the time', () => {
  const times = runsOf(() => (working(30), true), 0.25);
  expect(times.slice(0, 3)).toEqual([0, 120, 240]);
});

it('opens no window after a run that had nothing to do, but rests after one that was long', () => {
  expect(runsOf(() => false, 0.25).slice(0, 3)).toEqual([0, 5, 10]);
  expect(runsOf(() => (working(30), false), 0.25).slice(0, 3)).toEqual([0, 120, 240]);
});
