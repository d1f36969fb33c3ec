import { quotedName } from '@/lib/model';

const spelledOut = 4;

/** `“web”, “db” and 3 more`. */
export function namesOf(items: readonly { name: string }[]): string {
  return listOf(items.map(({ name }) => quotedName(name)));
}

/** `a, b and c`; beyond a few only their number. */
export function listOf(words: readonly string[]): string {
  const shown = words.length > spelledOut + 1 ? words.slice(0, spelledOut) : words;
  const rest = words.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.at(-1);
  const first = rest > 0 ? shown : shown.slice(0, -1);
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} and ${last}`;
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
