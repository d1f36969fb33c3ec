import { beforeEach, expect, it, vi } from 'vitest';
import { aTopology } from '@/lib/model/builders';
import { openAhead, watchStream } from './stream-ahead';
import { unconnected, type StreamState } from './stream-state';

const streams = vi.hoisted(() => [] as { say: (state: StreamState) => void; close: () => void }[]);
vi.mock('./stream-store', () => ({
  openStream: (say: (state: StreamState) => void) => {
    const close = vi.fn();
    streams.push({ say, close });
    return close;
  },
}));

const first: StreamState = { ...unconnected, link: 'open', topology: aTopology() };
const second: StreamState = { ...first, topology: aTopology({ revision: 2 }) };

beforeEach(() => {
  // What a test before left ahead is nobody's.
  watchStream(() => {});
  streams.length = 0;
});

it('tells who comes later what was said before, and from then on what is said', () => {
  openAhead();
  streams[0]?.say(first);
  const seen: StreamState[] = [];
  const close = watchStream((state) => seen.push(state));
  streams[0]?.say(second);
  expect(seen).toEqual([first, second]);
  expect(streams).toHaveLength(1);
  close();
  expect(streams[0]?.close).toHaveBeenCalledOnce();
});

it('tells nothing where nothing was said yet', () => {
  openAhead();
  const receive = vi.fn();
  watchStream(receive);
  expect(receive).not.toHaveBeenCalled();
});

it('opens one stream however often it is asked to, and another for whoever watches next', () => {
  openAhead();
  openAhead();
  expect(streams).toHaveLength(1);
  watchStream(() => {});
  watchStream(() => {});
  expect(streams).toHaveLength(2);
});

it('closes what nobody comes to watch', () => {
  vi.useFakeTimers();
  openAhead();
  vi.advanceTimersByTime(10_000);
  expect(streams[0]?.close).toHaveBeenCalledOnce();
  openAhead();
  watchStream(() => {});
  vi.advanceTimersByTime(10_000);
  expect(streams[1]?.close).not.toHaveBeenCalled();
  vi.useRealTimers();
});
