/** Milliseconds. What engines need for one answer (20.10 waits for its next collection): sooner, nothing is new. */
const shortest = 2_000;

/** An answer costs an engine about 2 ms of CPU (20.10, 150 containers), and so this at most 4 % of a core. */
const perContainer = 50;

/** Half of the time nothing is asked, however slow the engine is: others want to be answered too. */
const rest = 2;

/** Milliseconds from the beginning of one sweep over the containers to that of the next. */
export function sweepCycle({ tookMs, containers }: { tookMs: number; containers: number }): number {
  return Math.max(shortest, tookMs * rest, containers * perContainer);
}
