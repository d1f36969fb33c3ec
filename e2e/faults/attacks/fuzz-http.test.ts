import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAttackedProduct } from './attacked-product';
import { everyOperation } from './every-operation';
import { addressOf, requestFor } from './fuzzed-request';

const product = anAttackedProduct();
const seed = Number(process.env.FUZZ_SEED ?? 20_260);
const fuzzed = everyOperation.filter(({ operation }) => operation.answer !== null);

/** A sample of what `fuzz.test.ts` does in volume: here with all that lies before our own code. */
describe.each(fuzzed.map(({ key, operation }) => [key, operation] as const))('%s over HTTP', (key, operation) => {
  it('answers whatever is sent', async () => {
    const known = { network: product.network(), container: product.container() };
    await fc.assert(
      fc.asyncProperty(requestFor(key, operation, known), async ({ params, query, body }) => {
        const { method, path } = addressOf(key, params);
        product.forget();
        const { status, body: text } = await product.send({
          method,
          // What takes away would leave the others nothing to be about.
          path: `${path}?${new URLSearchParams([...query, ...(method === 'DELETE' ? [['preview', 'maybe']] : [])])}`,
          as: 'token',
          ...(body !== undefined && { body }),
        });
        expect(status, text).toBeGreaterThanOrEqual(200);
        expect(status, text).toBeLessThan(500);
        if (status === 400) expect(product.asked()).toEqual([]);
      }),
      { numRuns: 12, seed, timeout: 20_000 },
    );
  }, 120_000);
});
