import { expect, it } from 'vitest';
import { soak } from './soak';

// Vitest's worker outlives a vitest that is killed, and the lab would live as long as this.
process.once('disconnect', () => process.exit(1));

/** Vitest is only what runs TypeScript here; `run.mjs` says for how long. */
it('holds', { timeout: 0 }, async () => {
  const { SOAK_MINUTES = '', SOAK_SEED = '' } = process.env;
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  expect(await soak({ minutes: Number(SOAK_MINUTES), seed: Number(SOAK_SEED), print })).toEqual([]);
});
