import { shortId } from '@/lib/model';

const encoder = new TextEncoder();
const plain = /^[A-Za-z0-9_./:@%+,=-]+$/;
const hidden = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u05ff]/u;

/**
 * Words as a person would type them into a POSIX shell: plain ones bare, others in single quotes, and those with
 * characters that one cannot see or that would reorder the line in `$'…'` with their bytes spelled out.
 */
export function commandLine(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (plain.test(word)) return word;
  if (!hidden.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const spelled = Array.from(word, (character) => {
    if (character === '\\' || character === "'") return `\\${character}`;
    if (!hidden.test(character)) return character;
    return Array.from(encoder.encode(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  });
  return `$'${spelled.join('')}'`;
}

/** The name where it is plain, cannot be taken for an option and is nobody else's; the short id otherwise. */
export function nameFor(item: { id: string; name: string }, all: readonly { id: string; name: string }[]): string {
  const isPlain = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(item.name);
  const isUnique = all.every(({ id, name }) => id === item.id || name !== item.name);
  return isPlain && isUnique ? item.name : shortId(item.id);
}
