import * as z from 'zod';

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

const rate = z.number().nonnegative().nullable();
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

export const networkTrafficSampleSchema = trafficSampleSchema.extend({ northSouth: rate, eastWest: rate });
export type NetworkTrafficSample = z.infer<typeof networkTrafficSampleSchema>;
