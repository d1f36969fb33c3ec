import * as z from 'zod/mini';
import {
  congestionFlagSchema,
  connectionSchema,
  containerIdSchema,
  containerSchema,
  editProgressSchema,
  endpointIdSchema,
  endpointSchema,
  engineIdSchema,
  engineSchema,
  networkIdSchema,
  networkSchema,
  networkTrafficFields,
  topologySchema,
  trafficFields,
} from '@/lib/model';

/**
 * What travels on `GET /api/stream`, one schema an event; server and browser both speak these.
 * Each endpoint and network gets a small integer for the life of the stream, so that a traffic tick is columns of
 * numbers (about 10 kB for 1,000 endpoints) and not objects (299 kB).
 */
const numbering = z.record(z.string(), z.number().check(z.int(), z.nonnegative()));

/** First of all, and again as a sign of life on a stream that may have nothing else to say. */
export const helloSchema = z.object({
  version: z.string(),
  /** The server's clock: the reader's own may be hours off. */
  at: z.iso.datetime(),
});
export const snapshotSchema = z.object({ topology: topologySchema, numbers: numbering });
export const patchSchema = z.object({
  revision: z.number().check(z.int(), z.nonnegative()),
  takenAt: z.iso.datetime(),
  /** Whole objects: new ones and changed ones alike. */
  upsert: z.object({
    engines: z.array(engineSchema),
    networks: z.array(networkSchema),
    containers: z.array(containerSchema),
    endpoints: z.array(endpointSchema),
  }),
  remove: z.object({
    engines: z.array(engineIdSchema),
    networks: z.array(networkIdSchema),
    containers: z.array(containerIdSchema),
    endpoints: z.array(endpointIdSchema),
  }),
  /** Numbers of endpoints and networks that are new; those removed are never given out again. */
  numbers: numbering,
});
export type Patch = z.infer<typeof patchSchema>;

const column = z.array(z.nullable(z.number().check(z.nonnegative())));
const columnsOf = <F extends string>(fields: readonly F[]) =>
  z.object({
    number: z.array(z.number().check(z.int(), z.nonnegative())),
    ...(Object.fromEntries(fields.map((field) => [field, column])) as Record<F, typeof column>),
  });

const bothWays = z.object({ received: z.number().check(z.nonnegative()), sent: z.number().check(z.nonnegative()) });

/** Rows of the same position across the columns belong together; a null is unknown. Rates are rounded to integers. */
export const trafficMessageSchema = z.object({
  at: z.iso.datetime(),
  columns: z.object({ endpoints: columnsOf(trafficFields), networks: columnsOf(networkTrafficFields) }),
  /** All networks together but `host`, bytes per second; null is unknown. */
  engine: z.nullable(bothWays),
  /** Of interfaces that no endpoint could be proven to be. */
  unattributed: z.extend(bothWays, { interfaces: z.number().check(z.int(), z.nonnegative()) }),
  congestion: z.array(congestionFlagSchema),
});
export type TrafficMessage = z.infer<typeof trafficMessageSchema>;

export const statusSchema = z.extend(connectionSchema, { engineId: engineIdSchema });

export const streamSchemas = {
  hello: helloSchema,
  snapshot: snapshotSchema,
  patch: patchSchema,
  traffic: trafficMessageSchema,
  status: statusSchema,
  /** How far an edit of a network is, for everybody who looks. */
  action: editProgressSchema,
} as const;
export type StreamEvent = keyof typeof streamSchemas;
export type StreamMessages = { [E in StreamEvent]: z.infer<(typeof streamSchemas)[E]> };
