/**
 * A name as one word of a POSIX shell's line. Null where it holds characters that a person could not see or that would
 * reorder the line: such a line is not offered.
 */
export function shellWord(name: string): string | null {
  if (/^[A-Za-z0-9_./:@%+=][A-Za-z0-9_./:@%+=-]*$/.test(name)) return name;
  if (name === '' || name.startsWith('-') || !/^[\x20-\x7e]+$/.test(name)) return null;
  return `'${name.replaceAll("'", "'\\''")}'`;
}
