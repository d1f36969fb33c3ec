/** A repeatable source of chance: the same seed gives the same world, ids included. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Lower-case hexadecimal digits, as in engine ids. */
  hex(length: number): string;
  /** Digits and lower-case letters, as in Swarm ids. */
  base36(length: number): string;
}

/** Mulberry32: small, fast, good enough to draw worlds from. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const hex = (length: number) => {
    let text = '';
    while (text.length < length)
      text += Math.floor(next() * 4294967296)
        .toString(16)
        .padStart(8, '0');
    return text.slice(0, length);
  };
  const base36 = (length: number) => Array.from({ length }, () => int(0, 35).toString(36)).join('');
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const item = list[int(0, list.length - 1)];
      if (item === undefined) throw new Error('Nothing to pick from an empty list.');
      return item;
    },
    hex,
    base36,
  };
}
