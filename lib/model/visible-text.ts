/**
 * Characters that would hide, reorder or imitate text: controls, halves of pairs, line and paragraph separators, blanks
 * that are no plain space, whatever Unicode lets a font leave undrawn (zero-width, bidi controls as of Trojan Source,
 * variation selectors, Hangul fillers, tags), the empty braille cell, annotation anchors; and combining marks that would
 * fall on what stands before the text, or pile up over other lines.
 */
const hidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffc]|(?! )\p{Zs}|(?<=^|[\s"'])\p{M}+|(?<=\p{M}{4})\p{M}+/gu;

/** What a person could not see, written in the way of the text that it is to stand in. */
export function escapeHidden(text: string, escaped: (codePoint: number) => string): string {
  return text.replace(hidden, (found) => Array.from(found, (one) => escaped(one.codePointAt(0) ?? 0)).join(''));
}

/** Network names may hold any text (engine 20.10 to 29): what a person could not see is written as `\u{202e}`. */
export function visibleText(text: string): string {
  return escapeHidden(text, braced);
}

/** A name within a sentence. */
export function quotedName(name: string): string {
  return `“${visibleText(name)}”`;
}

/** As `visibleText`, of a text whose lines and tabs are meant, such as a script. */
export function visibleLines(text: string): string {
  return escapeHidden(text, (codePoint) => (isLayout(codePoint) ? String.fromCodePoint(codePoint) : braced(codePoint)));
}

function braced(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

function isLayout(codePoint: number): boolean {
  return codePoint === 0x0a || codePoint === 0x09;
}
