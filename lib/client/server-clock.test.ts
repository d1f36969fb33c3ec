import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteServerTime, serverNow } from './server-clock';

const noon = Date.parse('2026-11-30T12:00:00.000Z');

describe('the server’s clock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: noon }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['an hour ahead of', -3_600_000],
    ['an hour behind', 3_600_000],
    ['as', 0],
  ])('goes on from what it told, where the browser’s is %s it', (_title, ahead) => {
    noteServerTime(new Date(noon + ahead).toISOString());
    vi.advanceTimersByTime(1500);
    expect(serverNow()).toBe(noon + ahead + 1500);
  });

  it('is not moved when the browser’s is set anew', () => {
    noteServerTime(new Date(noon).toISOString());
    vi.advanceTimersByTime(1000);
    vi.setSystemTime(noon + 3_600_000);
    expect(serverNow()).toBe(noon + 1000);
    vi.setSystemTime(noon - 3_600_000);
    expect(serverNow()).toBe(noon + 1000);
  });

  it('is followed when it is set anew', () => {
    noteServerTime(new Date(noon).toISOString());
    noteServerTime(new Date(noon - 3_600_000).toISOString());
    expect(serverNow()).toBe(noon - 3_600_000);
  });
});
