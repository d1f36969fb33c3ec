/** The candidate a person most likely meant: one that begins so, or at most two slips of the finger away. */
export function nearest<T extends string>(written: string, candidates: readonly T[]): T | null {
  // Nothing so long is a slip; and what is typed may be ten thousand characters.
  if (written.length > 20) return null;
  const begun = candidates.find((candidate) => written.length > 1 && candidate.startsWith(written));
  if (begun) return begun;
  const ranked = candidates
    .map((candidate) => ({ candidate, slips: distance(written, candidate) }))
    .filter(({ candidate, slips }) => slips <= 2 && slips < candidate.length - 1)
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.candidate ?? null;
}

/** Characters to insert, remove or replace to make the one text the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [above, character] of [...a].entries()) {
    const next = [above + 1];
    for (let at = 0; at < b.length; at += 1) {
      const replaced = (row[at] ?? 0) + (b[at] === character ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
