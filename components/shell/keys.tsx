import type { ReactNode } from 'react';

/** A key of the keyboard, as it is printed on one. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-5 rounded border border-line bg-raised px-1 text-center font-sans text-xs whitespace-nowrap text-muted">
      {children}
    </kbd>
  );
}

/** `⌘K` on Apple’s keyboards, `Ctrl K` on the others. */
export function modKey(key: string): string {
  const apple = typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad|od)/.test(navigator.userAgent);
  return apple ? `⌘${key}` : `Ctrl ${key}`;
}
