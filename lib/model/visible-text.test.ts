import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLines, visibleText } from './visible-text';

describe('visibleText', () => {
  it.each([
    ['leaves plain names alone', 'shop_app', 'shop_app'],
    ['leaves other scripts and emoji alone', 'сеть-网络-🕸', 'сеть-网络-🕸'],
    ['leaves letters that run from right to left alone', 'שבת-شبكة', 'שבת-شبكة'],
    ['leaves accents on their letters alone', 'cafe\u0301 ไม่', 'cafe\u0301 ไม่'],
    [
      'leaves markup alone: it is only ever a text node',
      '<img src=x onerror=alert(1)>',
      '<img src=x onerror=alert(1)>',
    ],
    ['shows a right-to-left override', 'a\u202eb', 'a\\u{202e}b'],
    ['shows isolates', 'a\u2066b\u2069', 'a\\u{2066}b\\u{2069}'],
    ['shows newlines and escapes', 'a\n\u001b[31m', 'a\\u{a}\\u{1b}[31m'],
    ['shows zero-width characters', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['shows variation selectors', 'a\ufe0f\u{e0100}', 'a\\u{fe0f}\\u{e0100}'],
    ['shows tags', 'a\u{e0041}', 'a\\u{e0041}'],
    ['shows fillers', '\u115f\u1160\u3164\uffa0\u2800', '\\u{115f}\\u{1160}\\u{3164}\\u{ffa0}\\u{2800}'],
    ['shows annotations', 'a\ufff9b\ufffac\ufffb', 'a\\u{fff9}b\\u{fffa}c\\u{fffb}'],
    ['shows blanks that are no space', 'a\u00a0b\u3000c d', 'a\\u{a0}b\\u{3000}c d'],
    ['shows halves of pairs', 'a\ud800b\udc00', 'a\\u{d800}b\\u{dc00}'],
    ['shows marks that have no letter', '\u0336\u0301', '\\u{336}\\u{301}'],
    ['shows marks that pile up', `a${'\u0301'.repeat(6)}`, `a${'\u0301'.repeat(4)}\\u{301}\\u{301}`],
  ])('%s', (_title, given, expected) => {
    expect(visibleText(given)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = visibleText(text);
        expect(visibleText(once)).toBe(once);
      }),
    );
  });

  it('of lines leaves their ends and tabs', () => {
    expect(visibleLines('a\n\tb\r\u202e')).toBe('a\n\tb\\u{d}\\u{202e}');
  });
});
