import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContainerId } from '@/lib/model';
import { aContainerId } from '@/lib/model/builders';
import { ContainerQueue } from './container-queue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const ids = Array.from({ length: 20 }, (_, at) => aContainerId(`c${at}`));

describe('the container queue', () => {
  it('asks for a few at a time', async () => {
    const ends: (() => void)[] = [];
    const queue = new ContainerQueue(() => new Promise((resolve) => ends.push(resolve)), { places: 3 });
    const all = Promise.all(ids.map((id) => queue.request(id)));
    expect(ends).toHaveLength(3);
    for (let at = 0; at < ids.length; at++) {
      ends[at]?.();
      await vi.advanceTimersByTimeAsync(0);
    }
    await all;
    expect(ends).toHaveLength(ids.length);
  });

  it('gives the places of hung ones to others', async () => {
    const done: ContainerId[] = [];
    const hung = new Set(ids.slice(0, 3));
    const inspect = async (id: ContainerId) => (hung.has(id) ? new Promise<void>(() => {}) : void done.push(id));
    const queue = new ContainerQueue(inspect, { places: 3, slowAfter: 100 });
    const all = Promise.all(ids.map((id) => queue.request(id)));
    await vi.advanceTimersByTimeAsync(100);
    await all;
    expect(done).toHaveLength(ids.length - hung.size);
  });

  it('asks once more, and not twice at once, for one that is requested while it is asked', async () => {
    const ends: (() => void)[] = [];
    const queue = new ContainerQueue(() => new Promise((resolve) => ends.push(resolve)));
    const id = aContainerId('web');
    const requests = [queue.request(id), queue.request(id), queue.request(id)];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(requests);
  });

  it('lets who is patient wait for a slow one to its end', async () => {
    const ends: (() => void)[] = [];
    const queue = new ContainerQueue(() => new Promise((resolve) => ends.push(resolve)), { slowAfter: 100 });
    const id = aContainerId('web');
    const done: string[] = [];
    const requests = [
      queue.request(id).then(() => done.push('impatient')),
      queue.request(id, { patient: true }).then(() => done.push('patient')),
    ];
    // The second is a question of its own: the first had begun before it.
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(100);
    expect(done).toEqual(['impatient']);
    ends[1]?.();
    await Promise.all(requests);
    expect(done).toEqual(['impatient', 'patient']);
  });
});
