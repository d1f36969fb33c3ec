import * as z from 'zod';

/** What is kept of traffic, and whether it is. */
export const historyStateSchema = z.object({
  /** Whether it is written down: what is shown live, and the last minutes, are there in any case. */
  recording: z.boolean(),
  /** Why not, in a sentence for the person; null when it is. */
  reason: z.string().nullable(),
  /** Of the file. */
  bytes: z.number().nonnegative(),
  byteLimit: z.number().nonnegative(),
  /** Finest first, in seconds: one value for so many, kept for so many. */
  tiers: z.array(z.object({ step: z.number().int().positive(), keeps: z.number().int().positive() })),
});
export type HistoryState = z.infer<typeof historyStateSchema>;
