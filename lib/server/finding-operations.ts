import * as z from 'zod';
import { acceptFindingResultSchema, acceptFindingSchema, findingIdSchema, findingsSchema } from '@/lib/model/finding';
import type { Operation } from './handle';

const finding = z.object({ id: findingIdSchema });

/** Part of `operations`. */
export const findingOperations = {
  'GET /api/findings': {
    summary: 'What exposes more than it need to, with the evidence, what ends it and who accepted it',
    needs: 'viewer',
    answer: findingsSchema,
  },
  'PUT /api/findings/{id}/acceptance': {
    summary: 'Accept a finding with a reason: it shows again where more comes to it',
    needs: 'operator',
    params: finding,
    query: z.strictObject({
      /** Of the evidence that was looked at: refused where there is another one by now. */
      version: z.string().max(64).optional(),
    }),
    body: acceptFindingSchema,
    answer: acceptFindingResultSchema,
  },
  'DELETE /api/findings/{id}/acceptance': {
    summary: 'Reopen a finding that was accepted',
    needs: 'operator',
    params: finding,
    answer: acceptFindingResultSchema,
  },
} as const satisfies Record<string, Operation>;
