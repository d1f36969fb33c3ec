import { expect, it } from 'vitest';
import { actionIdSchema } from '@/lib/model';
import { newOperation } from './new-operation';

it('gives UUIDs, each time another one', () => {
  const made = Array.from({ length: 50 }, newOperation);
  expect(made.map((one) => actionIdSchema.parse(one))).toEqual(made);
  expect(new Set(made).size).toBe(50);
});
