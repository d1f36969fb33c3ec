import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Operation } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { bearer, call, token } from '@/app/api/stage';
import { Auth } from '@/lib/auth/auth';
import { runtime, setRuntime } from '@/lib/server/running';
import { aDoubleThatIsNotAsked } from '../not-asked';
import { addressOf, requestFor } from './fuzzed-request';

const world = aDoubleThatIsNotAsked();
/** The same requests every time; another number gives others, and fast-check prints the one that failed. */
const seed = Number(process.env.FUZZ_SEED ?? 20_260);
const runs = Number(process.env.FUZZ_RUNS ?? 150);
const hangsAfterMs = 20_000;

/** More than anybody may change at once: each request comes a second after the one before. */
let seconds = 0;
beforeAll(() => {
  const tokens = { admin: token, operator: null, viewer: null };
  const auth = new Auth({ tokens, port: 3000, monotonicNow: () => 1000 * (seconds += 1) });
  setRuntime({ ...runtime(), auth });
});

/** What takes away comes last, so that the others have something to be about; a stream takes nothing that could be wrong. */
const all: [string, Operation][] = Object.entries(operations as Record<string, Operation>);
const takesAway = ([key]: [string, Operation]) => Number(/^DELETE|prune$/.test(key));
const fuzzed = all.filter(([, { answer }]) => answer !== null).toSorted((a, b) => takesAway(a) - takesAway(b));

describe.each(fuzzed)('%s', (key, operation) => {
  it('answers whatever is sent, and asks the engine nothing for what does not fit', async () => {
    const known = { network: world.networkId('fixed'), container: world.containerId('web') };
    await fc.assert(
      fc.asyncProperty(requestFor(key, operation, known), async ({ params, query, body }) => {
        const { method, path } = addressOf(key, params);
        const search = new URLSearchParams(query);
        world.forget();
        const response = await call(method, `${path}?${search}`, {
          headers: bearer,
          ...(body !== undefined && { body }),
        });
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        if (fits(operation, params, search, body)) return;
        expect(response.status, text).toBe(400);
        expect(world.asked()).toEqual([]);
      }),
      { numRuns: runs, seed, timeout: hangsAfterMs },
    );
  }, 300_000);
});

/** By its own schemas: what the operation says of itself is what has to hold. */
function fits(
  { params, query, body }: Operation,
  ids: object,
  search: URLSearchParams,
  text: string | undefined,
): boolean {
  const keys = [...search.keys()];
  if (new Set(keys).size !== keys.length) return false;
  if (params && !z.safeParse(params, ids).success) return false;
  if (query && !z.safeParse(query, Object.fromEntries(search)).success) return false;
  if (!body) return true;
  try {
    return z.safeParse(body, text === undefined || text === '' ? undefined : JSON.parse(text)).success;
  } catch {
    return false;
  }
}
