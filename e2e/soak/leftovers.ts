import { until } from '../lab/waiting.mjs';

type Held = Record<string, number>;

const looks = 10;
const lookMs = 500;
const patienceMs = 90_000;

/** What is held at rest: the least of several looks, since a call that is just under way holds something for a moment. */
export async function restingLevel(read: () => Promise<Held>): Promise<Held> {
  let level = await read();
  for (let look = 1; look < looks; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    level = leastOf(level, await read());
  }
  return level;
}

/** Of which kinds more is held than at that level, however long it is waited. Empty: nothing leaked. */
export async function leftovers(level: Held, read: () => Promise<Held>, timeoutMs = patienceMs): Promise<string[]> {
  let least = await read();
  const over = () => Object.entries(least).filter(([kind, count]) => count > (level[kind] ?? 0));
  const look = async () => {
    least = leastOf(least, await read());
    return over().length === 0;
  };
  await until('the level of the start', look, { timeoutMs, everyMs: Math.min(lookMs, timeoutMs) }).catch(
    () => undefined,
  );
  return over().map(([kind, count]) => `${kind}: ${count}, and ${level[kind] ?? 0} at the start`);
}

/** Of every kind; one that is not named is held by nobody. */
function leastOf(one: Held, other: Held): Held {
  return Object.fromEntries(Object.entries(one).map(([kind, count]) => [kind, Math.min(count, other[kind] ?? 0)]));
}
