/** Compose takes letters, digits, `.`, `_` and `-` for the names of networks and services within a file. */
export function composeKey(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|-+$/g, '') || 'unnamed';
}

/** Gives each item the first of the names proposed for it that is still free, or the last of them with a number. */
export function distinctKeys<T>(items: readonly T[], proposals: (item: T) => readonly string[]): Map<T, string> {
  const taken = new Set<string>();
  const keys = new Map<T, string>();
  for (const item of items) {
    const names = proposals(item).map(composeKey);
    const last = names.at(-1) ?? 'unnamed';
    let key = names.find((name) => !taken.has(name));
    for (let number = 2; key === undefined; number += 1) {
      if (!taken.has(`${last}-${number}`)) key = `${last}-${number}`;
    }
    taken.add(key);
    keys.set(item, key);
  }
  return keys;
}

/** `$` would begin a variable. */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** Keys are not looked at for variables. */
export function literals(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, literal(value)]));
}
