import * as z from 'zod/mini';

/** What is kept of traffic, and whether it is. */
export const historyStateSchema = z.object({
  /** Whether it is written down: what is shown live, and the last minutes, are there in any case. */
  recording: z.boolean(),
  /** Why not, in a sentence for the person; null when it is. */
  reason: z.nullable(z.string()),
  /** Of the file. */
  bytes: z.number().check(z.nonnegative()),
  byteLimit: z.number().check(z.nonnegative()),
  /** Finest first, in seconds: one value for so many, kept for so many. */
  tiers: z.array(
    z.object({ step: z.number().check(z.int(), z.positive()), keeps: z.number().check(z.int(), z.positive()) }),
  ),
});
export type HistoryState = z.infer<typeof historyStateSchema>;
