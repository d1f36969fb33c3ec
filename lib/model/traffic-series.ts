import * as z from 'zod/mini';
import { containerIdSchema, networkIdSchema } from './ids';
import { networkTrafficFields } from './traffic';

export const trafficScopeSchema = z.enum(['network', 'endpoint', 'container', 'engine']);
export type TrafficScope = z.infer<typeof trafficScopeSchema>;

const time = z.iso.datetime({ offset: true, error: 'is no time: write 2026-01-31T12:00:00Z' });

/** `GET /api/traffic`. Times default to now and five minutes before; the step to what draws well. */
export const trafficQuerySchema = z.strictObject({
  scope: trafficScopeSchema,
  /** Of the network, container (id, beginning of one, or name), endpoint (`networkId:containerId`) or engine. */
  id: z.string().check(z.minLength(1), z.maxLength(512)),
  from: z.optional(time),
  to: z.optional(time),
  /** Seconds. */
  step: z.optional(
    z.coerce
      .number('is no number of seconds')
      .check(z.int('is a whole number of seconds'), z.positive('is at least 1 second')),
  ),
  /** Of a network: what each of its endpoints carried, the largest first. */
  by: z.optional(z.enum(['endpoint'])),
});
export type TrafficQuery = z.infer<typeof trafficQuerySchema>;

const column = z.array(z.nullable(z.number().check(z.nonnegative())));
const columns = z.object(
  Object.fromEntries(networkTrafficFields.map((field) => [field, column])) as Record<
    (typeof networkTrafficFields)[number],
    typeof column
  >,
);

/** One value for each time: per second, averages over the step; null is a gap. */
export type TrafficColumns = z.infer<typeof columns>;

/** What one endpoint carried of a network. */
export const trafficPartSchema = z.extend(z.pick(columns, { rxBytesPerSecond: true, txBytesPerSecond: true }), {
  name: z.string(),
  networkId: networkIdSchema,
  /** null: it is gone, and this is what it carried. */
  containerId: z.nullable(containerIdSchema),
});
export type TrafficPart = z.infer<typeof trafficPartSchema>;

export const trafficSeriesSchema = z.extend(columns, {
  scope: trafficScopeSchema,
  id: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Seconds, from each time on. */
  step: z.number().check(z.int(), z.positive()),
  /** Why the step is longer than asked for; null when it is not. */
  coarsened: z.nullable(z.string()),
  at: z.array(z.iso.datetime()),
  /** The highest second (or reading, where there was none every second) within each step; null where it is not known. */
  max: columns,
  parts: z.array(trafficPartSchema),
  /** Why nothing is written down at the moment, in a sentence for the person; null while it is. */
  notRecorded: z.nullable(z.string()),
  /** Endpoints beyond those in `parts`: these carried less. */
  moreParts: z.number().check(z.int(), z.nonnegative()),
});
export type TrafficSeries = z.infer<typeof trafficSeriesSchema>;
