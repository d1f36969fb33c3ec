import { visibleText } from '@/lib/model';

/** What a spreadsheet would take for a formula, full-width forms and leading blanks included. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
const needsQuotes = /[",;\r\n]|^\s|\s$/;

/**
 * RFC 4180: lines end in CRLF, quotes are doubled. Names come from whoever may create a network, so a value that a
 * spreadsheet would run gets an apostrophe ahead, and control characters are written out.
 */
export function csvText(lines: readonly (readonly string[])[]): string {
  return lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string): string {
  const safe = `${formula.test(value) ? "'" : ''}${visibleText(value)}`;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
