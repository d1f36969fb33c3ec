const shown = 3;

/** Those that may have been meant: with the word in them, or a letter or two away from it; the closest first. */
export function closeNames(word: string, names: readonly string[]): string[] {
  const wanted = partsOf(word);
  const distances = names.map((name) => ({ name, distance: distanceTo(wanted, partsOf(name)) }));
  return distances
    .filter(({ distance }) => distance <= Math.min(2, wanted.last.length / 3))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, shown)
    .map(({ name }) => name);
}

/** Of `library/nginx:1.27` the whole name without its tag, and `nginx`. */
function partsOf(name: string): { whole: string; last: string } {
  const whole = name.toLowerCase().replace(/(?:@.*|:[^/]*)$/, '');
  return { whole, last: whole.split('/').at(-1) ?? whole };
}

function distanceTo(wanted: ReturnType<typeof partsOf>, name: ReturnType<typeof partsOf>): number {
  if (wanted.whole === name.whole) return 0;
  if (wanted.last.length > 2 && name.whole.includes(wanted.last)) return 0.5;
  return edits(wanted.last, name.last);
}

/** Letters to insert, drop or replace (Levenshtein), row by row. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (const [other, against] of [...b].entries()) {
      const replaced = (row[other] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
