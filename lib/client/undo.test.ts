import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionId } from '@/lib/model';
import { aContainerId, aNetworkId, anAuthor } from '@/lib/model/builders';
import { notices } from './notices';
import { done, undoable, undoLast } from './undo';

const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as ActionId[];
const action = {
  ...anAuthor,
  id: '33333333-3333-4333-8333-333333333333',
  number: 3,
  at: '2026-01-02T03:04:05.000Z',
  kind: 'disconnect',
  outcome: 'done',
  networkId: aNetworkId('app'),
  networkName: 'app',
  containerId: aContainerId('web'),
  containerName: 'web',
  message: null,
  engineMessage: null,
  undoes: first,
  undoneBy: null,
};
const yes = () => Response.json({ action, warning: null });
const no = (code: string, status: number) => Response.json({ error: { code, message: `It is ${code}.` } }, { status });

const asked: string[] = [];
let answers: (() => Response)[] = [];

beforeEach(() => {
  asked.length = 0;
  done.set([]);
  notices.set([]);
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return (answers.shift() ?? yes)();
  });
});
afterEach(() => vi.unstubAllGlobals());

const titles = () => notices.get().map(({ title }) => title);
const settled = () => vi.waitFor(() => expect(asked.length + notices.get().length).toBeGreaterThan(0));

describe('undo', () => {
  it('takes back the newest of what was done here, the last of it first, and then no more', async () => {
    if (!first || !second) throw new Error('no ids');
    undoable([first, second]);
    undoLast();
    await vi.waitFor(() => expect(titles()).toHaveLength(2));
    expect(asked).toEqual([`/api/actions/${second}/undo`, `/api/actions/${first}/undo`]);
    expect(titles()[0]).toBe('Undone: web is detached from app');
    notices.set([]);
    undoLast();
    await settled();
    expect(titles()).toEqual(['There is nothing to undo.']);
    expect(asked).toHaveLength(2);
  });

  it('can be tried again where nobody answered, and not where it was refused', async () => {
    if (!first || !second) throw new Error('no ids');
    answers = [() => no('conflict', 409), () => no('engine_unreachable', 503)];
    undoable([first, second]);
    undoLast();
    await vi.waitFor(() => expect(titles()).toEqual(['It is conflict.', 'It is engine_unreachable.']));
    await vi.waitFor(() => expect(done.get()).toEqual([[first]]));
  });

  it('offers nothing for nothing', () => {
    expect(undoable([])).toBeNull();
    expect(done.get()).toEqual([]);
  });
});
