/** @param {number} ms @returns {Promise<void>} */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again until the answer is neither null, undefined nor false. Every wait of the lab goes through here,
 * so none is without a bound.
 * @template T
 * @param {string} what what is waited for, as it appears in the error
 * @param {() => T | Promise<T>} ask
 * @param {{ timeoutMs?: number, everyMs?: number, because?: () => string }} [options]
 * @returns {Promise<NonNullable<Exclude<T, false>>>}
 */
export async function until(what, ask, { timeoutMs = 10_000, everyMs = 20, because = () => '' } = {}) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return /** @type {NonNullable<Exclude<T, false>>} */ (answer);
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}. ${because()}`.trimEnd());
    await pause(everyMs);
  }
}
