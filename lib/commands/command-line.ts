import { shortId } from '@/lib/model';

const encoder = new TextEncoder();
const plain = /^[A-Za-z0-9_./:@%+,=-]+$/;
const hidden = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u05ff]/u;

/** Of printf's format, and `!`, which an interactive bash looks for inside of `"…"` too. */
const special = /[%\\'!]/;

/**
 * Words as a person would type them into a POSIX shell: plain ones bare, others in single quotes, and those with
 * characters that one cannot see or that would reorder the line through `printf` with their bytes spelled out (`$'…'`
 * is not known to every `sh`).
 */
export function commandLine(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (plain.test(word)) return word;
  if (!hidden.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  // `$(…)` drops newlines at the end: those are quoted as they are.
  const [, said = '', newlines = ''] = /^(.*?)(\n*)$/s.exec(word) ?? [];
  return `${said === '' ? '' : `"$(printf '${printfFormat(said)}')"`}${newlines === '' ? '' : `'${newlines}'`}`;
}

function printfFormat(text: string): string {
  const format = Array.from(text, (character) =>
    hidden.test(character) || special.test(character) ? bytesOf(character) : character,
  );
  // Otherwise it would be an option of printf's.
  return format.join('').replace(/^-/, '\\055');
}

function bytesOf(character: string): string {
  return Array.from(encoder.encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** The name where it is plain, cannot be taken for an option and is nobody else's; the short id otherwise. */
export function nameFor(item: { id: string; name: string }, all: readonly { id: string; name: string }[]): string {
  const isPlain = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(item.name);
  const isUnique = all.every(({ id, name }) => id === item.id || name !== item.name);
  return isPlain && isUnique ? item.name : shortId(item.id);
}
