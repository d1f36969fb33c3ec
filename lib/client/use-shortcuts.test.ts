import { describe, expect, test } from 'vitest';
import { shortcutOf } from './use-shortcuts';

describe('a key press is known by one name', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  test.each([
    ['a letter', { ...plain, key: 'n' }, 'n'],
    ['a letter under caps lock', { ...plain, key: 'N' }, 'n'],
    ['a sign that needs shift', { ...plain, key: '?' }, '?'],
    ['⌘K', { ...plain, key: 'k', metaKey: true }, 'mod+k'],
    ['Ctrl-K', { ...plain, key: 'k', ctrlKey: true }, 'mod+k'],
    ['Escape', { ...plain, key: 'Escape' }, 'Escape'],
    ['a letter with Alt, which is the system’s', { ...plain, key: 'n', altKey: true }, ''],
  ])('%s', (_title, event, name) => {
    expect(shortcutOf(event)).toBe(name);
  });
});
