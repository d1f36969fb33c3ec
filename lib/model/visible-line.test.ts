import fc from 'fast-check';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text';
import { visibleLine } from './visible-line';

describe('a line of the log', () => {
  it.each([
    ['a direction mark', '{"msg":"a\u202eb"}\n', '{"msg":"a\\u202eb"}\n'],
    ['a line separator', '{"msg":"a\u2028b"}\n', '{"msg":"a\\u2028b"}\n'],
    ['a tag', '{"msg":"a\u{e0041}b"}\n', '{"msg":"a\\udb40\\udc41b"}\n'],
    ['nothing', '{"msg":"a"}', '{"msg":"a"}'],
  ])('that holds %s', (_title, given, expected) => {
    expect(visibleLine(given)).toBe(expected);
  });

  it('is one line, hides nothing and still says the same, whatever was logged', () => {
    const lines: string[] = [];
    const log = pino({ base: null }, { write: (line: string) => lines.push(visibleLine(line)) });
    const text = fc.string({
      unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), fc.constantFrom('\n', '\u202e')),
    });
    fc.assert(
      fc.property(text, text, (name, message) => {
        lines.length = 0;
        log.warn({ name, err: new Error(message) }, message);
        const [line = ''] = lines;
        expect(lines).toHaveLength(1);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(visibleText(line.slice(0, -1))).toBe(line.slice(0, -1));
        expect(JSON.parse(line)).toMatchObject({ name, msg: message });
      }),
      { numRuns: 50 },
    );
  });
});
