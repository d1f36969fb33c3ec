import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, type ErrorCode, type LayoutChange } from '@/lib/model';
import { createLayoutSender } from './layout-sender';

const move = (key: string, x = 1): LayoutChange => ({ positions: { [key]: { x, y: 0 } } });
const failWith = (code: ErrorCode) => () => Promise.reject(new AppError(code, 'No.'));

/** The server, and what the sender says: positions by name. */
function aSender() {
  const put = vi.fn<(change: LayoutChange) => Promise<unknown>>(async () => {});
  const onSaved = vi.fn(async (_change: LayoutChange) => {});
  const onRefused = vi.fn((_change: LayoutChange) => {});
  const onFailed = vi.fn((_error: unknown, _isTriedAgain: boolean) => {});
  const sender = createLayoutSender({ put, onSaved, onRefused, onFailed });
  const sent = () => put.mock.calls.map(([change]) => change.positions);
  const unsaved = () => sender.unsaved.get().positions;
  return { ...sender, put, onSaved, onRefused, onFailed, sent, unsaved };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe('changes of the layout', () => {
  it('hold at once, and go together a moment later, the last of a name only', async () => {
    const { save, sent, unsaved, onSaved } = aSender();
    save(move('a', 1));
    save(move('b'));
    save(move('a', 2));
    expect(unsaved()).toEqual({ ...move('a', 2).positions, ...move('b').positions });
    expect(sent()).toEqual([]);
    await pass(300);
    expect(sent()).toEqual([{ ...move('a', 2).positions, ...move('b').positions }]);
    expect(onSaved).toHaveBeenCalledOnce();
    expect(unsaved()).toEqual({});
  });

  it('that are made while others are underway go after them, and hold meanwhile', async () => {
    const { save, sent, unsaved, put } = aSender();
    let answer = (_value: unknown) => {};
    put.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    save(move('a', 1));
    await pass(300);
    save(move('a', 2));
    await pass(5000);
    expect(sent()).toHaveLength(1);
    expect(unsaved()).toEqual(move('a', 2).positions);
    answer(null);
    await pass(1);
    expect(sent()).toEqual([move('a', 1).positions, move('a', 2).positions]);
    expect(unsaved()).toEqual({});
  });

  it('that do not fit into one body go in several', async () => {
    const { save, put, sent } = aSender();
    const names = Array.from({ length: 1000 }, (_, index) => `${'long name '.repeat(9)}${index}`);
    save({ positions: Object.fromEntries(names.map((name) => [name, { x: 1, y: 1 }])) });
    await pass(400);
    expect(put.mock.calls.length).toBeGreaterThan(1);
    expect(sent().flatMap((positions) => Object.keys(positions ?? {}))).toEqual(names);
  });

  it('go at once when the page goes, even beside others', async () => {
    const { save, flush, sent, put } = aSender();
    put.mockImplementation(() => new Promise(() => {}));
    save(move('a'));
    await pass(300);
    save(move('b'));
    flush();
    expect(sent()).toEqual([move('a').positions, move('b').positions]);
  });
});

describe('changes that fail', () => {
  it.each(['internal', 'not_possible', 'unauthenticated'] as const)(
    'with %s are told once, hold, and are tried again below what came later',
    async (code) => {
      const { save, sent, unsaved, put, onFailed } = aSender();
      put.mockImplementation(failWith(code));
      save({ positions: { a: { x: 1, y: 0 }, b: { x: 1, y: 0 } } });
      await pass(300);
      await pass(10_000);
      expect(sent()).toHaveLength(2);
      expect(onFailed.mock.calls.map(([, isTriedAgain]) => isTriedAgain)).toEqual([true]);
      save(move('a', 2));
      const both = { b: { x: 1, y: 0 }, a: { x: 2, y: 0 } };
      expect(unsaved()).toEqual(both);
      put.mockImplementation(async () => {});
      await pass(300);
      expect(sent().at(-1)).toEqual(both);
      expect(unsaved()).toEqual({});
      put.mockImplementation(failWith(code));
      save(move('c'));
      await pass(300);
      expect(onFailed).toHaveBeenCalledTimes(2);
    },
  );

  it('because they are wrong are given up, and what comes later goes', async () => {
    const { save, sent, unsaved, put, onFailed } = aSender();
    put.mockImplementationOnce(failWith('invalid_request'));
    save(move('a'));
    await pass(300);
    expect(onFailed.mock.calls.map(([, isTriedAgain]) => isTriedAgain)).toEqual([false]);
    expect(unsaved()).toEqual({});
    save(move('b'));
    await pass(300);
    expect(sent().at(-1)).toEqual(move('b').positions);
  });

  it.each(['forbidden', 'not_found'] as const)(
    'because the person may not write (%s) are handed over without a word, with all that waits',
    async (code) => {
      const { save, unsaved, put, onFailed, onRefused } = aSender();
      let refuse = () => {};
      put.mockImplementationOnce(
        () => new Promise((_resolve, reject) => (refuse = () => reject(new AppError(code, 'No.')))),
      );
      save(move('a'));
      await pass(300);
      save(move('b'));
      refuse();
      await pass(20_000);
      expect(onRefused.mock.calls).toEqual([[{ positions: { a: { x: 1, y: 0 }, b: { x: 1, y: 0 } }, groups: {} }]]);
      expect(onFailed).not.toHaveBeenCalled();
      expect(put).toHaveBeenCalledOnce();
      expect(unsaved()).toEqual({});
    },
  );
});
