import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as sharedLine from './shared-line';
import type { LineWish, LineWord } from './stream-line';

/** Loaded anew for each test: a browser that cannot share is not asked twice. */
type SharedLine = typeof sharedLine;

/** The browser's SharedWorker, of which a test is the inside. */
class ScriptedWorker {
  static all: ScriptedWorker[] = [];
  onerror: (() => void) | null = null;
  readonly wishes: LineWish[] = [];
  readonly port = {
    onmessage: null as ((event: { data: LineWord }) => void) | null,
    postMessage: (wish: LineWish) => void this.wishes.push(wish),
    close: vi.fn(),
  };

  constructor() {
    ScriptedWorker.all.push(this);
  }

  say(data: LineWord): void {
    this.port.onmessage?.({ data });
  }
}

let line: SharedLine;
let words: LineWord[];
let page: EventTarget & { visibilityState: string };
const open = () => line.openShared((word) => words.push(word));
const newest = () => {
  const worker = ScriptedWorker.all.at(-1);
  if (!worker) throw new Error('No worker was asked for.');
  return worker;
};

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('SharedWorker', ScriptedWorker);
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  ScriptedWorker.all = [];
  words = [];
  vi.resetModules();
  line = await import('./shared-line');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the line of a tab to the worker that holds the connection', () => {
  it('says that the tab is there, again and again, and goodbye', () => {
    const close = open();
    newest().say({ kind: 'joined' });
    vi.advanceTimersByTime(30_000);
    close();
    vi.advanceTimersByTime(30_000);
    expect(newest().wishes).toEqual(['here', 'here', 'here', 'leave']);
    expect(newest().port.close).toHaveBeenCalledOnce();
    expect(words).toEqual([{ kind: 'joined' }]);
    expect(line.canShare()).toBe(true);
  });

  it.each([
    ['does not answer', () => vi.advanceTimersByTime(10_000)],
    ['cannot be loaded', () => newest().onerror?.()],
  ])('is given up for a while when the worker %s', (_title, fail) => {
    open();
    fail();
    expect(words).toEqual([{ kind: 'ended', why: 'unavailable' }]);
    expect(line.canShare()).toBe(false);
    vi.advanceTimersByTime(120_000);
    expect(line.canShare()).toBe(true);
  });

  it('is told when somebody looks at the tab again', () => {
    open();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(newest().wishes).toEqual(['here', 'here']);
  });

  it('cannot be had where the browser has no such workers', () => {
    vi.stubGlobal('SharedWorker', undefined);
    expect(line.canShare()).toBe(false);
  });

  it.each([
    ['at once', () => [open(), line.renewShared()]],
    ['as soon as it is opened', () => [line.renewShared(), open()]],
  ])('asks for a connection in the name of who has signed in %s', (_title, act) => {
    act();
    expect(newest().wishes.at(-1)).toBe('renew');
    open();
    expect(newest().wishes).toEqual(['here']);
  });
});
