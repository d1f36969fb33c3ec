/** As it stands where the file gives no default. */
export const variable = /\$(?:\{[A-Za-z_]|[A-Za-z_])/;
/** And `$$`, which is none. */
const placeholder = /\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-?+])([^{}]*))?\}|([A-Za-z_]\w*))/g;

/** More values than a person writes, and than aliases of aliases may unfold to. */
const valueLimit = 100_000;

export class TooManyValues extends Error {}

/**
 * The file's values as Compose would take them: `$$` is `$`, and a variable has its default where the file gives one. What
 * has none stays as it is written. `names`: which there are, for nobody knows here what they hold where Compose runs.
 */
export function withoutVariables(value: unknown): { value: unknown; names: readonly string[] } {
  const names = new Set<string>();
  let count = 0;
  const ofText = (text: string) =>
    text.replace(
      placeholder,
      (written: string, braced?: string, operator?: string, fallback?: string, bare?: string) => {
        const name = braced ?? bare;
        if (name === undefined) return '$';
        names.add(name);
        return operator?.endsWith('-') ? (fallback ?? '') : written;
      },
    );
  const of = (part: unknown): unknown => {
    count += 1;
    if (count > valueLimit) throw new TooManyValues();
    if (typeof part === 'string') return ofText(part);
    if (Array.isArray(part)) return part.map(of);
    if (typeof part !== 'object' || part === null) return part;
    // A key may be __proto__.
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, of(inner)]));
  };
  return { value: of(value), names: [...names] };
}
