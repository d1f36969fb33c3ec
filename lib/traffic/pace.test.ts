import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from './pace';

describe('the pace of readings', () => {
  let isRunning = false;
  let everyMs = 0;
  const sampler = {
    start: () => void (isRunning = true),
    stop: () => void (isRunning = false),
    setPace: (ms: number) => void (everyMs = ms),
  };
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is a second while somebody looks, and ten when it is only written down', () => {
    const pace = new Pace(sampler, true);
    pace.start();
    expect({ isRunning, everyMs }).toEqual({ isRunning: true, everyMs: 10_000 });
    pace.setWatchers(2);
    expect({ isRunning, everyMs }).toEqual({ isRunning: true, everyMs: 1000 });
    pace.setWatchers(0);
    expect({ isRunning, everyMs }).toEqual({ isRunning: true, everyMs: 10_000 });
    pace.stop();
    expect(isRunning).toBe(false);
  });

  it('is none where nobody looks and nothing is written down', () => {
    const pace = new Pace(sampler, false);
    pace.start();
    expect(isRunning).toBe(false);
    pace.setWatchers(1);
    expect(isRunning).toBe(true);
    pace.setWatchers(0);
    expect(isRunning).toBe(false);
  });

  it('goes on for two minutes after somebody asked', () => {
    const pace = new Pace(sampler, false);
    pace.start();
    pace.ask();
    expect({ isRunning, everyMs }).toEqual({ isRunning: true, everyMs: 10_000 });
    vi.advanceTimersByTime(60_000);
    pace.ask();
    vi.advanceTimersByTime(119_000);
    expect(isRunning).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(isRunning).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
