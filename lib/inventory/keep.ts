import { isDeepStrictEqual } from 'node:util';

/** The old object when the new one says the same: whoever compares by identity sees only what changed. */
export function keep<T>(before: T | undefined, after: T): T {
  return before !== undefined && isDeepStrictEqual(before, after) ? before : after;
}

/** The old array when the new one holds the same objects in the same order. */
export function keepArray<T>(before: readonly T[], after: T[]): T[] {
  return before.length === after.length && after.every((item, at) => item === before[at]) ? (before as T[]) : after;
}
