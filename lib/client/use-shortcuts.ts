import { useEffect, useEffectEvent } from 'react';
import { openedOver } from './shell-state';

/** By key as the keyboard names it (`/`, `?`, `n`, `Escape`); `mod+k` is ⌘K or Ctrl-K. */
export type Shortcuts = Readonly<Record<string, (() => void) | null>>;

/**
 * Keys of the whole page, and not of a dialog that is open over it. Where a person types only those with `mod+` are
 * heard: a letter there is a letter. A shortcut that is null is not there; the newest functions are called, however
 * often they change.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = shortcutOf(event);
    const shortcut = shortcuts[name];
    // What was called may still be on its way: what is typed meanwhile is meant for it.
    if (!shortcut || openedOver.get() !== null || isInside(event.target, '[role=dialog]')) return;
    if ((!name.startsWith('mod+') || ofTyping.has(name)) && isInside(event.target, typedIn)) return;
    // Or the letter would be typed into what opens, and `/` would open the browser's own search.
    event.preventDefault();
    shortcut();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** The name of the pressed key in the table; empty where another modifier makes it somebody else's. */
export function shortcutOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return event.altKey ? '' : `mod+${key}`;
  return event.altKey ? '' : key;
}

/** In a field these are the browser's. */
const ofTyping = new Set(['mod+z']);
const typedIn = 'input, textarea, select, [contenteditable], [role=listbox]';

function isInside(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
