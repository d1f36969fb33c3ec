/**
 * lib/client: what the browser knows and does.
 * Takes the stream and the person's wishes, gives hooks, one a file; the only place that calls `fetch`.
 * Must not import anything but lib/model, lib/filter and the messages of lib/stream.
 */
import { useSyncExternalStore } from 'react';

/** A value outside React's tree that components may watch: a tick re-renders the numbers and nothing above them. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `select` must return a stable value (a primitive, or an object held by the store) for an unchanged store. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.get()),
    () => select(store.get()),
  );
}
