import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { topologyOrder } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork, aTopology, aTrafficSample, aTrafficTick } from '@/lib/model/builders';
import { encodeTraffic } from '@/lib/stream/encode-traffic';
import { diff } from '@/lib/stream/diff';
import { newNumbers, Numbering } from '@/lib/stream/numbering';
import { ScriptedSource } from './scripted-source';
import { StreamExchange } from './stream-exchange';
import type { LineWord } from './stream-line';
import { reduceStream } from './stream-state';

const network = aNetwork();
const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });
const before = aTopology({
  revision: 1,
  networks: [network],
  containers: [web],
  endpoints: [anEndpoint(network, web)],
});
const after = {
  ...before,
  revision: 2,
  endpoints: [anEndpoint(network, db), ...before.endpoints].sort(topologyOrder),
  containers: [db, web],
};
const numbering = new Numbering();
const numbersBefore = numbering.of(before);
const numbersAfter = numbering.of(after);
const snapshot = { topology: before, numbers: newNumbers(new Map(), numbersBefore) };
const patch = { ...diff(before, after), numbers: newNumbers(numbersBefore, numbersAfter) };
const tick = encodeTraffic(
  aTrafficTick({ endpoints: new Map(after.endpoints.map(({ id }) => [id, aTrafficSample()])) }),
  numbersAfter,
);
const edit = {
  id: '7d9a4f3e-2c55-4a0b-9a43-0d1c2f6b8e11',
  networkId: network.id,
  networkName: network.name,
  phase: 'detaching',
  ...{ done: 1, of: 4, back: false, cancellable: true, running: true },
};

/** An hour ahead of the browser's. */
const at = '2026-11-30T12:00:00.000Z';

let exchange: StreamExchange;
const newest = () => ScriptedSource.newest;
const open = () => ScriptedSource.all.filter(({ readyState }) => readyState !== ScriptedSource.CLOSED).length;

/** A tab that notes what it hears. */
function aTab(wish: 'here' | 'renew' = 'here') {
  const words: LineWord[] = [];
  const tab = { postMessage: (word: LineWord) => void words.push(structuredClone(word)) };
  const say = (what: 'here' | 'renew' | 'leave') => exchange.hear(tab, what);
  say(wish);
  return {
    say,
    words,
    get heard() {
      return words.map((word) => (word.kind === 'message' ? word.told.event : word.kind));
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(at) - 3_600_000 });
  vi.stubGlobal('EventSource', ScriptedSource);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  ScriptedSource.all = [];
  exchange = new StreamExchange();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The server as it begins. */
function greetings() {
  newest().say('hello', { version: '1', at });
  newest().say('snapshot', snapshot, 'a-1');
}

describe('the one connection of all tabs', () => {
  it('is opened for the first and closed after the last', () => {
    const [one, two] = [aTab(), aTab()];
    greetings();
    expect(ScriptedSource.all).toHaveLength(1);
    one.say('leave');
    expect(open()).toBe(1);
    two.say('leave');
    expect(open()).toBe(0);
  });

  it('tells a tab that comes later what the server’s clock shows then', () => {
    aTab();
    greetings();
    vi.advanceTimersByTime(10_000);
    const [, hello] = aTab().words;
    expect(hello).toMatchObject({ told: { message: { at: '2026-11-30T12:00:10.000Z' } }, at: Date.parse(at) });
  });

  it('tells a tab that comes later all that was told so far, and every tab what comes then', () => {
    const one = aTab();
    greetings();
    newest().say('patch', patch, 'a-2');
    newest().say('action', edit, 'a-2');
    newest().say('traffic', tick, 'a-2');
    const two = aTab();
    expect(two.heard).toEqual(['joined', 'hello', 'snapshot', 'action', 'traffic']);
    expect(two.words[2]).toMatchObject({
      position: 'a-2',
      told: { message: { topology: after, numbers: newNumbers(new Map(), numbersAfter) } },
    });
    newest().say('action', { ...edit, running: false }, 'a-2');
    expect(one.heard).toEqual(['joined', 'hello', 'snapshot', 'patch', 'action', 'traffic', 'action']);
    expect(two.heard.at(-1)).toBe('action');
    expect(aTab().heard).not.toContain('action');
  });

  it('goes on for the others when one goes', () => {
    const [one, two] = [aTab(), aTab()];
    greetings();
    one.say('leave');
    newest().say('patch', patch, 'a-2');
    expect(one.heard).not.toContain('patch');
    expect(two.heard).toContain('patch');
  });

  it('forgets a tab that has said nothing for long, and tells it everything anew when it is there again', () => {
    const [crashed, there] = [aTab(), aTab()];
    greetings();
    for (let beat = 0; beat < 7; beat++) {
      vi.advanceTimersByTime(15_000);
      there.say('here');
      newest().say('hello', { version: '1', at });
    }
    newest().say('patch', patch, 'a-2');
    expect(crashed.heard).not.toContain('patch');
    expect(there.heard.at(-1)).toBe('patch');
    crashed.say('here');
    expect(crashed.heard.slice(-3)).toEqual(['joined', 'hello', 'snapshot']);
    expect(crashed.words.at(-1)).toMatchObject({ told: { message: { topology: after } } });
  });

  it.each([
    [
      'over a night in which the machine slept',
      () => {
        vi.setSystemTime(Date.now() + 8 * 3_600_000);
        vi.advanceTimersByTime(15_000);
        newest().say('hello', { version: '1', at });
      },
    ],
    [
      'where something cuts the connection again and again',
      () => {
        for (let cut = 0; cut < 10; cut++) {
          newest().fail(0);
          newest().say('hello', { version: '1', at });
        }
      },
    ],
  ])('forgets nobody %s', (_title, happen) => {
    const one = aTab();
    greetings();
    happen();
    newest().say('patch', patch, 'a-2');
    expect(one.heard.at(-1)).toBe('patch');
  });

  it('is opened anew from where it stood, and whoever comes first has everything all the same', () => {
    const one = aTab();
    greetings();
    one.say('leave');
    const two = aTab();
    expect(two.heard).toEqual(['joined']);
    expect(newest().address).toBe('/api/stream?since=a-1');
    newest().say('hello', { version: '1', at });
    newest().say('patch', patch, 'a-2');
    expect(two.heard).toEqual(['joined', 'hello', 'snapshot', 'patch']);
    expect(two.words[2]).toMatchObject({ told: { message: { topology: before } } });
  });

  it('tells all when the server is away, and a tab that comes then', () => {
    const one = aTab();
    greetings();
    newest().say('traffic', tick, 'a-1');
    newest().fail(0);
    expect(one.heard.at(-1)).toBe('lost');
    const two = aTab();
    expect(two.heard).toEqual(['joined', 'lost']);
    newest().say('hello', { version: '1', at });
    expect(two.heard).toEqual(['joined', 'lost', 'hello', 'snapshot']);
  });

  it('tells all that the server said no, and is opened again when one still wants it', () => {
    const [one, two] = [aTab(), aTab()];
    greetings();
    newest().fail(ScriptedSource.CLOSED);
    for (const tab of [one, two]) expect(tab.words.at(-1)).toEqual({ kind: 'ended', why: 'refused' });
    expect(open()).toBe(0);
    one.say('here');
    expect(ScriptedSource.all).toHaveLength(2);
  });

  it('is opened anew in the name of who has signed in, while the others hear nothing of it', () => {
    const one = aTab();
    greetings();
    const two = aTab('renew');
    expect(open()).toBe(1);
    expect(newest().address).toBe('/api/stream?since=a-1');
    newest().say('hello', { version: '1', at });
    newest().say('patch', patch, 'a-2');
    // What was under way is told anew to those who stayed, too.
    expect(one.heard).toEqual(['joined', 'hello', 'snapshot', 'joined', 'hello', 'patch']);
    expect(two.heard).toEqual(['joined', 'hello', 'snapshot', 'joined', 'hello', 'patch']);
  });

  it('begins from nothing after a message that cannot be read', () => {
    const one = aTab();
    greetings();
    newest().say('patch', '{', 'a-2');
    expect(one.words.at(-1)).toEqual({ kind: 'ended', why: 'unreadable' });
    one.say('here');
    expect(newest().address).toBe('/api/stream');
    expect(one.heard.at(-1)).toBe('joined');
    greetings();
    expect(one.heard.slice(-2)).toEqual(['hello', 'snapshot']);
  });

  it('begins from nothing after a message that cannot be taken in', () => {
    const one = aTab();
    greetings();
    vi.spyOn(reduceStream, 'patch').mockImplementationOnce(() => {
      throw new Error('no such list');
    });
    newest().say('patch', patch, 'a-2');
    expect(one.words.at(-1)).toEqual({ kind: 'ended', why: 'unreadable' });
    one.say('here');
    expect(newest().address).toBe('/api/stream');
  });

  it('is opened anew when the server says nothing for longer than its heartbeat', () => {
    aTab();
    greetings();
    vi.advanceTimersByTime(41_000);
    expect(ScriptedSource.all).toHaveLength(2);
    expect(open()).toBe(1);
    vi.advanceTimersByTime(41_000);
    expect(ScriptedSource.all).toHaveLength(3);
  });
});
