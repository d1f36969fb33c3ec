const tails = new Map<string, Promise<unknown>>();

/**
 * Runs what has the same key one after the other, so that the second of two equal requests is planned on the result
 * of the first. In this process only: against others the engine decides.
 */
export async function oneAtATime<T>(key: string, run: () => Promise<T>): Promise<T> {
  const before = tails.get(key) ?? Promise.resolve();
  const mine = before.then(run, run);
  tails.set(key, mine);
  try {
    return await mine;
  } finally {
    if (tails.get(key) === mine) tails.delete(key);
  }
}
