/**
 * Characters that would hide or reorder text: C0/C1 controls, zero-width, bidi controls (Trojan Source), line and
 * paragraph separators, soft hyphen, Arabic letter mark, byte-order mark, tags.
 */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/** What a person could not see, written in the way of the text that it is to stand in. */
export function escapeHidden(text: string, escaped: (codePoint: number) => string): string {
  return text.replace(hidden, (character) => escaped(character.codePointAt(0) ?? 0));
}

/** Network names may hold any text (engine 20.10 to 29): what a person could not see is written as `\u{202e}`. */
export function visibleText(text: string): string {
  return escapeHidden(text, (codePoint) => `\\u{${codePoint.toString(16)}}`);
}
