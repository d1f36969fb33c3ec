import * as z from 'zod/mini';
import { containerIdSchema } from './ids';

/**
 * What one endpoint carried, per second, seen from inside the container: rx is what it received.
 * null is unknown (no sample yet, a counter reset, an interface that could not be attributed), never zero.
 */
export const trafficFields = [
  'rxBytesPerSecond',
  'txBytesPerSecond',
  'rxPacketsPerSecond',
  'txPacketsPerSecond',
  'rxErrors',
  'txErrors',
  'rxDropped',
  'txDropped',
] as const;
export type TrafficField = (typeof trafficFields)[number];

const rate = z.nullable(z.number().check(z.nonnegative()));
export const trafficSampleSchema = z.object({
  rxBytesPerSecond: rate,
  txBytesPerSecond: rate,
  rxPacketsPerSecond: rate,
  txPacketsPerSecond: rate,
  rxErrors: rate,
  txErrors: rate,
  rxDropped: rate,
  txDropped: rate,
});
export type TrafficSample = z.infer<typeof trafficSampleSchema>;

/**
 * A network's sums over its endpoints: tx was sent into it, rx was delivered out of it. Bytes per second that left
 * it towards the host or the world, and that stayed between its containers.
 */
export const networkTrafficFields = [...trafficFields, 'northSouth', 'eastWest'] as const;
export type NetworkTrafficField = (typeof networkTrafficFields)[number];

export const networkTrafficSampleSchema = z.extend(trafficSampleSchema, { northSouth: rate, eastWest: rate });
export type NetworkTrafficSample = z.infer<typeof networkTrafficSampleSchema>;

/** An interface that no endpoint could be proven to be, or an endpoint that no interface could: counted, never guessed. */
export const unattributedTrafficSchema = z.object({
  containerId: containerIdSchema,
  /** null: an endpoint without a proven interface, or a namespace that cannot be read. */
  interfaceName: z.nullable(z.string()),
  /** In a sentence for the person. */
  reason: z.string(),
  rxBytesPerSecond: rate,
  txBytesPerSecond: rate,
});
export type UnattributedTraffic = z.infer<typeof unattributedTrafficSchema>;

/** Sums over all networks; null where nothing is known. */
export function engineTotal(networks: Iterable<NetworkTrafficSample>): NetworkTrafficSample | null {
  let total: NetworkTrafficSample | null = null;
  for (const sample of networks) {
    if (!total) total = { ...sample };
    else addKnown(total, sample, networkTrafficFields);
  }
  return total;
}

/** Adds a sample to a sum, field by field. */
export function addKnown<F extends string>(
  sum: Record<F, number | null>,
  sample: Readonly<Record<F, number | null>>,
  fields: readonly F[],
): void {
  for (const field of fields) sum[field] = plusKnown(sum[field], sample[field]);
}

/** What is unknown adds nothing to what is known. */
export function plusKnown(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}
