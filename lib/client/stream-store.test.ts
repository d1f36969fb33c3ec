import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aNetwork, anEngine, aTopology } from '@/lib/model/builders';
import { diff } from '@/lib/stream/diff';
import { ScriptedSource } from './scripted-source';
import type { StreamState } from './stream-state';
import { openStream } from './stream-store';

const asked = vi.hoisted(() => ({ session: vi.fn() }));
vi.mock('swr', () => ({ mutate: asked.session }));

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const reload = vi.fn();
let state: StreamState | null = null;
let stop = () => {};

const newest = () => ScriptedSource.newest;
const look = (visibilityState: string) => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
};

const at = '2026-11-30T12:00:00.000Z';
const before = aTopology({ networks: [aNetwork({ name: 'app' })] });
const after = { ...before, revision: before.revision + 1, networks: [...before.networks, aNetwork({ name: 'data' })] };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', ScriptedSource);
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', { reload });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  ScriptedSource.all = [];
  asked.session.mockClear();
  reload.mockClear();
  page.visibilityState = 'visible';
  stop = openStream((next) => (state = next));
  newest().say('hello', { version: '1', at });
  newest().say('snapshot', { topology: before, numbers: {} });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the stream of a tab', () => {
  it('keeps the topology in step by patches', () => {
    newest().say('patch', { ...diff(before, after), numbers: {} });
    expect(state).toMatchObject({ link: 'open', topology: after });
  });

  it('keeps the last picture while the server is away', () => {
    newest().fail(0);
    expect(state).toMatchObject({ link: 'lost', topology: before });
    newest().say('hello', { version: '1', at });
    expect(state?.link).toBe('open');
  });

  it('asks who is signed in when the server refuses the stream, and tries again', () => {
    newest().fail(ScriptedSource.CLOSED);
    expect(asked.session).toHaveBeenCalledWith('/api/session');
    vi.advanceTimersByTime(1000);
    expect(ScriptedSource.all).toHaveLength(2);
  });

  it.each([
    ['that is not JSON', '{'],
    ['of another shape', { revision: 'x' }],
  ])('begins anew after a message %s', (_title, message) => {
    newest().say('patch', message);
    expect(state?.link).toBe('lost');
    vi.advanceTimersByTime(1000);
    expect(ScriptedSource.all).toHaveLength(2);
  });

  it('begins anew when nothing was said for longer than the heartbeat', () => {
    vi.advanceTimersByTime(39_000);
    newest().say('hello', { version: '1', at });
    vi.advanceTimersByTime(39_000);
    expect(ScriptedSource.all).toHaveLength(1);
    vi.advanceTimersByTime(2000);
    expect(ScriptedSource.all).toHaveLength(2);
  });

  it('goes on from where it stood when it is opened anew, of the same objects', () => {
    newest().say('patch', { ...diff(before, after), numbers: {} }, 'a-2');
    const held = state?.topology;
    look('hidden');
    vi.advanceTimersByTime(20_000);
    look('visible');
    expect(newest().address).toBe('/api/stream?since=a-2');
    newest().say('hello', { version: '1', at });
    expect(state).toMatchObject({ link: 'open' });
    expect(state?.topology).toBe(held);
    newest().fail(ScriptedSource.CLOSED);
    vi.advanceTimersByTime(1000);
    expect(newest().address).toBe('/api/stream?since=a-2');
  });

  it('keeps what it holds when a snapshot says the same, and of it what a snapshot does not change', () => {
    const held = state?.topology;
    newest().say('snapshot', { topology: before, numbers: {} }, 'b-1');
    expect(state?.topology).toBe(held);
    newest().say('snapshot', { topology: after, numbers: {} }, 'b-2');
    expect(state?.topology).toEqual(after);
    expect(state?.topology?.networks).toContain(held?.networks[0]);
  });

  it('asks for everything after a message that cannot be read', () => {
    newest().say('patch', { ...diff(before, after), numbers: {} }, 'a-2');
    newest().say('patch', '{', 'a-3');
    vi.advanceTimersByTime(1000);
    expect(newest().address).toBe('/api/stream');
  });

  it('gives its connection back while nobody looks, and says so', () => {
    look('hidden');
    vi.advanceTimersByTime(20_000);
    expect(newest().readyState).toBe(ScriptedSource.CLOSED);
    expect(state?.link).toBe('connecting');
    vi.advanceTimersByTime(60_000);
    expect(ScriptedSource.all).toHaveLength(1);
    look('visible');
    expect(ScriptedSource.all).toHaveLength(2);
  });

  it('does not come back by itself while nobody looks', () => {
    look('hidden');
    newest().fail(ScriptedSource.CLOSED);
    vi.advanceTimersByTime(60_000);
    expect(ScriptedSource.all).toHaveLength(1);
  });

  it('keeps it when somebody looks again soon', () => {
    look('hidden');
    vi.advanceTimersByTime(5000);
    look('visible');
    vi.advanceTimersByTime(20_000);
    expect(ScriptedSource.all).toHaveLength(1);
  });

  it('loads the page anew when the server is another version', () => {
    newest().say('hello', { version: '2', at });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('shows what the engine’s connection is', () => {
    const engine = before.engines[0] ?? anEngine();
    newest().say('status', { engineId: engine.id, status: 'stale', since: engine.since, reason: 'gone' });
    expect(state?.topology?.engines[0]).toMatchObject({ status: 'stale', reason: 'gone' });
  });
});
