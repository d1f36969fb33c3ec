import { escapeHidden } from './visible-text';

/**
 * A line of JSON in which nothing is hidden: JSON itself leaves direction marks, zero-width characters and the line
 * separator U+2028 as they are, and a terminal would obey them. It stays the same JSON.
 */
export function visibleLine(line: string): string {
  const [, text = '', end = ''] = /^([^]*?)(\n?)$/.exec(line) ?? [];
  return escapeHidden(text, jsonEscape) + end;
}

function jsonEscape(codePoint: number): string {
  const units = Array.from({ length: codePoint > 0xffff ? 2 : 1 }, (_, at) =>
    String.fromCodePoint(codePoint).charCodeAt(at),
  );
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
