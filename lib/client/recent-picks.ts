import * as z from 'zod/mini';

const key = 'netloom:recent';
const most = 6;
const picksSchema = z.array(z.string().check(z.maxLength(300))).check(z.maxLength(most));

/** Keys of palette entries that were chosen in this tab, newest first. */
export function recentPicks(): readonly string[] {
  try {
    const parsed = picksSchema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    // Not JSON, or a storage that is blocked: nothing is remembered, and nothing depends on it.
    return [];
  }
}

export function rememberPick(pick: string): void {
  const picks = [pick, ...recentPicks().filter((other) => other !== pick)].slice(0, most);
  try {
    sessionStorage.setItem(key, JSON.stringify(picks));
  } catch {
    // A storage that is full or blocked: the palette starts without recent picks.
  }
}
