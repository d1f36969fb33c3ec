import { describe, expect, it } from 'vitest';
import { csvText } from './csv';

describe('rows as CSV', () => {
  it('end each line in CRLF and separate fields by commas', () => {
    expect(
      csvText([
        ['Network', 'Subnet'],
        ['shop_app', '10.20.1.0/24'],
      ]),
    ).toBe('Network,Subnet\r\nshop_app,10.20.1.0/24\r\n');
  });

  it.each([
    ['nothing', '', ''],
    ['a plain name', 'web-2', 'web-2'],
    ['a comma', 'a,b', '"a,b"'],
    ['the comma of other locales', 'a; b', '"a; b"'],
    ['quotes', 'say "hi"', '"say ""hi"""'],
    ['a blank at an end', ' a', '" a"'],
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('write %s so that it comes back', (_title, value, expected) => {
    expect(csvText([[value]])).toBe(`${expected}\r\n`);
  });

  it.each([
    ['=', '=1+1', "'=1+1"],
    ['a function with a quote', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+', '+1', "'+1"],
    ['-', '-1', "'-1"],
    ['@', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\\u{9}=1"],
    ['a carriage return', '\r=1', "'\\u{d}=1"],
    ['a blank ahead', ' =1', "' =1"],
    ['a full-width sign', '＝1', "'＝1"],
  ])('defuse a formula that begins with %s', (_title, value, expected) => {
    expect(csvText([[value]])).toBe(`${expected}\r\n`);
  });

  it.each([
    ['a line feed', 'a\nb', 'a\\u{a}b'],
    ['a NUL', 'a\u0000b', 'a\\u{0}b'],
    ['an override of direction', 'a\u202eb', 'a\\u{202e}b'],
    ['a hidden character ahead of a formula', '\u200b=1', '\\u{200b}=1'],
  ])('show %s', (_title, value, expected) => {
    expect(csvText([[value]])).toBe(`${expected}\r\n`);
  });
});
