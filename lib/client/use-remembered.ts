import { useCallback, useSyncExternalStore } from 'react';

const changed = new EventTarget();

/** A yes or no that this browser remembers for this person, the same wherever it is asked for on the page. */
export function useRemembered(name: string, initial: boolean): [boolean, (next: boolean) => void] {
  const key = `netloom:${name}`;
  const value = useSyncExternalStore(
    subscribe,
    () => read(key) ?? initial,
    () => initial,
  );
  const set = useCallback(
    (next: boolean) => {
      write(key, next);
      changed.dispatchEvent(new Event('change'));
    },
    [key],
  );
  return [value, set];
}

/** Where the browser keeps nothing (private windows, blocked storage) it is remembered until the page is closed. */
const unkept = new Map<string, string>();

function read(key: string): boolean | null {
  const text = unkept.get(key) ?? stored(() => localStorage.getItem(key));
  return text === null ? null : text === 'yes';
}

function write(key: string, value: boolean): void {
  const text = value ? 'yes' : 'no';
  const kept = stored(() => {
    localStorage.setItem(key, text);
    return text;
  });
  if (kept === null) unkept.set(key, text);
}

/** Browsers throw at the mere mention of a storage that is blocked. */
function stored(access: () => string | null): string | null {
  try {
    return access();
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener);
  addEventListener('storage', listener);
  return () => {
    changed.removeEventListener('change', listener);
    removeEventListener('storage', listener);
  };
}
