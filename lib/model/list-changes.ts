import { topologyOrder } from './topology';

type Listed = Parameters<typeof topologyOrder>[0];

/** One thing as it was and as it is; what is absent was not there, or is no more. */
export interface Change<T> {
  from: T | undefined;
  to: T | undefined;
}

/**
 * What is another object in `after` than in `before`, by id: in the order of `after`, then what went. Of lists in
 * `topologyOrder` that share most of their objects it looks into next to none.
 */
export function changesBetween<T extends Listed>(before: readonly T[], after: readonly T[]): Change<T>[] {
  if (before === after) return [];
  const { gone, come } = unshared(before, after);
  const old = new Map(gone.map((item) => [item.id, item]));
  const changes: Change<T>[] = [];
  for (const to of come) {
    const from = old.get(to.id);
    old.delete(to.id);
    if (from !== to) changes.push({ from, to });
  }
  for (const from of old.values()) changes.push({ from, to: undefined });
  return changes;
}

/** Both from the front, past what they share. */
function unshared<T extends Listed>(before: readonly T[], after: readonly T[]): { gone: T[]; come: T[] } {
  const [gone, come]: [T[], T[]] = [[], []];
  let [left, right] = [0, 0];
  for (;;) {
    const [old, current] = [before[left], after[right]];
    if (old === undefined && current === undefined) return { gone, come };
    if (old === current) {
      left += 1;
      right += 1;
      continue;
    }
    const order = old === undefined ? 1 : current === undefined ? -1 : topologyOrder(old, current);
    if (old !== undefined && order <= 0) {
      gone.push(old);
      left += 1;
    }
    if (current !== undefined && order >= 0) {
      come.push(current);
      right += 1;
    }
  }
}

/**
 * A list in `topologyOrder` without these objects and with those, in that order again; itself when that changes nothing.
 * It does not sort what stays, so that one change among thousands costs one pass.
 */
export function exchanged<T extends Listed>(list: T[], gone: Iterable<T>, come: Iterable<T>): T[] {
  const out = new Set(gone);
  const fresh = Array.from(come)
    .filter((item) => !out.delete(item))
    .sort(topologyOrder);
  if (out.size === 0 && fresh.length === 0) return list;
  const result: T[] = [];
  let next = 0;
  for (const item of list) {
    if (out.has(item)) continue;
    for (let one = fresh[next]; one !== undefined && topologyOrder(one, item) < 0; one = fresh[next]) {
      result.push(one);
      next += 1;
    }
    result.push(item);
  }
  return result.concat(fresh.slice(next));
}
