import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text';

describe('visibleText', () => {
  it.each([
    ['leaves plain names alone', 'shop_app', 'shop_app'],
    ['leaves other scripts and emoji alone', 'сеть-网络-🕸', 'сеть-网络-🕸'],
    [
      'leaves markup alone: it is only ever a text node',
      '<img src=x onerror=alert(1)>',
      '<img src=x onerror=alert(1)>',
    ],
    ['shows a right-to-left override', 'a\u202eb', 'a\\u{202e}b'],
    ['shows newlines and escapes', 'a\n\u001b[31m', 'a\\u{a}\\u{1b}[31m'],
    ['shows zero-width characters', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
  ])('%s', (_title, given, expected) => {
    expect(visibleText(given)).toBe(expected);
  });
});
