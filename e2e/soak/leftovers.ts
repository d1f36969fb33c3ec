import { until } from '../lab/waiting.mjs';

type Held = Record<string, number>;

const looks = 10;
const lookMs = 500;
const patienceMs = 90_000;

/** What is held at rest: the least of several looks, since a call that is just under way holds something for a moment. */
export async function restingLevel(read: () => Promise<Held>): Promise<Held> {
  const level: Held = {};
  for (let look = 0; look < looks; look += 1) {
    const seen = await read();
    for (const kind of new Set([...Object.keys(level), ...Object.keys(seen)])) {
      level[kind] = Math.min(seen[kind] ?? 0, look === 0 ? Infinity : (level[kind] ?? 0));
    }
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return level;
}

/** Of which kinds more is held than at that level, however long it is waited. Empty: nothing leaked. */
export async function leftovers(level: Held, read: () => Promise<Held>, timeoutMs = patienceMs): Promise<string[]> {
  const least: Held = {};
  const over = () => Object.entries(least).filter(([kind, count]) => count > (level[kind] ?? 0));
  const look = async () => {
    for (const [kind, count] of Object.entries(await read())) least[kind] = Math.min(count, least[kind] ?? Infinity);
    return over().length === 0;
  };
  await until('the level of the start', look, { timeoutMs, everyMs: Math.min(lookMs, timeoutMs) }).catch(
    () => undefined,
  );
  return over().map(([kind, count]) => `${kind}: ${count}, and ${level[kind] ?? 0} at the start`);
}
