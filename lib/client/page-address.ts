/** The last write of the query that was asked for; it comes a moment after, so that typing does not flood the history. */
let written: Promise<unknown> = Promise.resolve();

/** Whoever changes the query says so here. */
export function writesAddress(write: Promise<unknown>): void {
  written = write;
}

/**
 * When the query stands in the address as it was last asked for. Going to another view has to wait for it: Next.js drops
 * a navigation under way when the history is written (16.4, `app-router-instance`: a restore discards what is pending).
 */
export function addressWritten(): Promise<unknown> {
  return written;
}
