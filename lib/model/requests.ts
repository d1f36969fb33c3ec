import * as z from 'zod';
import { containerSchema } from './container';
import { endpointSchema } from './endpoint';
import { containerIdSchema, networkIdSchema } from './ids';
import { networkSchema, textMapSchema } from './network';

const optionalText = (schema: z.ZodType<string>) => schema.optional();

/** `POST /api/networks/{id}/endpoints`. */
export const connectRequestSchema = z.strictObject({
  containerId: containerIdSchema,
  ipv4: optionalText(z.ipv4()),
  ipv6: optionalText(z.ipv6()),
  aliases: z.array(z.string().min(1).max(253)).max(32).optional(),
  macAddress: optionalText(z.mac()),
  gatewayPriority: z.number().int().min(-2147483648).max(2147483647).optional(),
  driverOptions: textMapSchema.optional(),
});
export type ConnectRequest = z.infer<typeof connectRequestSchema>;

/** `POST /api/networks`. */
export const createNetworkRequestSchema = z.strictObject({
  /** Engines accept any text; names that need quoting everywhere help nobody, so new ones are held to the usual form. */
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/,
      'starts with a letter or digit, then letters, digits, _ . - (128 at most)',
    ),
  driver: z.string().min(1).max(128).default('bridge'),
  internal: z.boolean().default(false),
  attachable: z.boolean().default(false),
  ipv6: z.boolean().default(false),
  subnets: z
    .array(
      z.strictObject({
        subnet: z.union([z.cidrv4(), z.cidrv6()], 'a subnet is written like 10.20.0.0/24'),
        gateway: z.union([z.ipv4(), z.ipv6()], 'a gateway is one address, like 10.20.0.1').optional(),
      }),
    )
    .max(16)
    .default([]),
  options: textMapSchema.default({}),
  labels: textMapSchema.default({}),
});
export type CreateNetworkRequest = z.infer<typeof createNetworkRequestSchema>;

/** What a mutation would do; nothing has been done. */
export const previewSchema = z.object({
  allowed: z.boolean(),
  /** Why not, when it is not allowed. */
  refusal: z.string().nullable(),
  warnings: z.array(z.string()),
  effects: z.object({
    /** Containers that come into (connect) or out of (disconnect) reach over all networks. */
    reachable: z.object({ gained: z.array(containerIdSchema), lost: z.array(containerIdSchema) }),
    /** Of a connect: the address asked for, or the one the engine will probably give; null where nobody can tell. */
    ipv4: z.string().nullable(),
    ipv6: z.string().nullable(),
  }),
  /** The same thing on the docker command line. */
  command: z.string(),
});
export type Preview = z.infer<typeof previewSchema>;

/** Something went otherwise than asked, or the engine said so itself; null when all is as asked. */
const warning = z.string().nullable();

export const createNetworkResultSchema = z.object({ id: networkIdSchema, network: networkSchema, warning });
export type CreateNetworkResult = z.infer<typeof createNetworkResultSchema>;

/** The endpoint as the engine holds it now. */
export const connectResultSchema = z.object({ endpoint: endpointSchema, warning });
export type ConnectResult = z.infer<typeof connectResultSchema>;

/** Of a disconnect and of a removal: it is no longer there. */
export const removalResultSchema = z.object({ warning });
export type RemovalResult = z.infer<typeof removalResultSchema>;

/** `GET /api/networks/{id}`. */
export const networkDetailSchema = z.object({
  network: networkSchema,
  endpoints: z.array(endpointSchema),
  containers: z.array(containerSchema),
});
export type NetworkDetail = z.infer<typeof networkDetailSchema>;

/** `GET /api/containers/{id}`. */
export const containerDetailSchema = z.object({ container: containerSchema, endpoints: z.array(endpointSchema) });
export type ContainerDetail = z.infer<typeof containerDetailSchema>;
