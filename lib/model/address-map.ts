import * as z from 'zod/mini';
import { containerIdSchema, networkIdSchema } from './ids';

/** An address that nobody can be given, and why. */
export const takenAddressSchema = z.object({
  /** Without prefix length, in its canonical spelling. */
  address: z.string(),
  /** network and broadcast are the first and the last of an IPv4 subnet; reserved is `--aux-address`. */
  use: z.enum(['network', 'broadcast', 'gateway', 'reserved', 'container']),
  /** Of a reserved address: the name it was reserved under. */
  name: z.nullable(z.string()),
  containerId: z.nullable(containerIdSchema),
  /** Of a container: it has the address now. Otherwise it asked for it and comes back to it when it starts. */
  active: z.boolean(),
});
export type TakenAddress = z.infer<typeof takenAddressSchema>;

export const subnetMapSchema = z.object({
  /** CIDR. */
  subnet: z.string(),
  ipRange: z.nullable(z.string()),
  /** In the order of the addresses. */
  taken: z.array(takenAddressSchema),
  /** Addresses that containers could have; null beyond 2³², where nobody counts. */
  usable: z.nullable(z.number().check(z.int(), z.nonnegative())),
  /** Of `usable`, those that no container has or asked for; null where nobody counts. */
  free: z.nullable(z.number().check(z.int(), z.nonnegative())),
  /** Lowest address the engine could still give by itself (a prediction); null of IPv6 and where all are taken. */
  next: z.nullable(z.string()),
});
export type SubnetMap = z.infer<typeof subnetMapSchema>;

export const addressMapSchema = z.object({
  networkId: networkIdSchema,
  /** False of a network that spans nodes: addresses given on the others are not known here, and count as free. */
  complete: z.boolean(),
  subnets: z.array(subnetMapSchema),
});
export type AddressMap = z.infer<typeof addressMapSchema>;
