/** How far a layout is, and whether somebody wants it to end: it is read and set between steps. */
export interface Pace {
  /** Bodies moved once, each. */
  done: number;
  total: number;
  /** What was reached is to be kept: simulations stop where they are, and only overlaps are still taken away. */
  hurried: boolean;
}

/** A long computation that can be looked after between its steps. */
export type Steps<T> = Generator<undefined, T, undefined>;

export function newPace(): Pace {
  return { done: 0, total: 0, hurried: false };
}

/** All steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** From 0 to 1, never less than before; a simulation that is not needed after all makes it jump. */
export function shareOf({ done, total }: Pace): number {
  return total === 0 ? 0 : Math.min(1, done / total);
}
