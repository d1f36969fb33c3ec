import * as z from 'zod/mini';
import { hiddenReadingSchema, lackSchema } from './capability';
import { engineIdSchema } from './ids';

/**
 * live: what is shown is what the engine says. stale: it answered before, and now does not; the last state is kept.
 * unreachable: it never answered.
 */
export const engineStatusSchema = z.enum(['live', 'stale', 'unreachable']);
export type EngineStatus = z.infer<typeof engineStatusSchema>;

export const connectionSchema = z.object({
  status: engineStatusSchema,
  /** When this status began. */
  since: z.iso.datetime(),
  /** Why it is not live, in a sentence for the person; absent when live. */
  reason: z.optional(z.string()),
});
export type Connection = z.infer<typeof connectionSchema>;

export const trafficSourceKindSchema = z.enum(['proc', 'stats', 'none']);
export type TrafficSourceKind = z.infer<typeof trafficSourceKindSchema>;

export const swarmSchema = z.object({ role: z.enum(['manager', 'worker']), nodeId: z.string() });

export const engineSchema = z.extend(connectionSchema, {
  id: engineIdSchema,
  name: z.string(),
  /** The address in use, without credentials. */
  endpoint: z.string(),
  version: z.nullable(z.string()),
  apiVersion: z.nullable(z.string()),
  trafficSource: trafficSourceKindSchema,
  /** Why traffic is not read from /proc, in a sentence for the person; null when it is, or nothing was tried yet. */
  trafficSourceReason: z.nullable(z.string()),
  swarm: z.nullable(swarmSchema),
  /** Network drivers the engine offers, plugins included. */
  drivers: z.array(z.string()),
  /** What it, or a socket proxy before it, does for nobody here. */
  lacks: z.array(lackSchema),
  /** What it, or a socket proxy before it, does not tell. */
  hides: z.array(hiddenReadingSchema),
});
export type Engine = z.infer<typeof engineSchema>;
