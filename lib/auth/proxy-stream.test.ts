import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilAskedAgain } from './proxy-stream';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('ends what a proxy’s user has open after an hour, so that the proxy is asked again', () => {
  const end = untilAskedAgain(new AbortController().signal);
  vi.advanceTimersByTime(59 * 60_000);
  expect(end.aborted).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(end.aborted).toBe(true);
});

it('ends with the request, and waits for nothing then', () => {
  const request = new AbortController();
  const end = untilAskedAgain(request.signal);
  request.abort();
  expect(end.aborted).toBe(true);
  expect(untilAskedAgain(request.signal).aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
