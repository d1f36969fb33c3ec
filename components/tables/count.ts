export interface Noun {
  one: string;
  many: string;
}

/** `31 of 154 containers` where a filter takes some away. */
export function countText(shown: number, total: number, { one, many }: Noun): string {
  return `${shown === total ? '' : `${shown} of `}${total} ${total === 1 ? one : many}`;
}
