import type { ContainerId } from '@/lib/model';
import { createStore } from './store';

/** Containers that a person put together to do something with all of them at once. */
export const marked = createStore<ReadonlySet<ContainerId>>(new Set());

export function toggleMark(id: ContainerId): void {
  const ids = marked.get();
  marked.set(ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id]));
}

export function clearMarks(): void {
  if (marked.get().size > 0) marked.set(new Set());
}
