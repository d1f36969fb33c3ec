import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Result } from './result';

/** Vitest is only what runs TypeScript here: one bench, named by the environment, and its figures into a file. */
const benches = import.meta.glob<{ run: () => Promise<Result> }>('./p*.ts');

it('is measured', async () => {
  const { BENCH, BENCH_RESULT } = process.env;
  const load = benches[`./${BENCH}.ts`];
  if (!load || BENCH_RESULT === undefined) throw new Error(`There is no bench ${BENCH}.`);
  const result = await (await load()).run();
  expect(result.rows.length).toBeGreaterThan(0);
  writeFileSync(BENCH_RESULT, JSON.stringify(result));
});
