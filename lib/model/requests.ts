import * as z from 'zod/mini';
import { actionIdSchema } from './action';
import { containerSchema } from './container';
import { endpointSchema } from './endpoint';
import { containerIdSchema, networkIdSchema } from './ids';
import { networkSchema, textMapSchema } from './network';
import './parsing-words';

const optionalText = (schema: z.ZodMiniType<string>) => z.optional(schema);

const label = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
/** Engines take any text; one that no resolver would ask for helps nobody. */
const aliasSchema = z
  .string()
  .check(
    z.maxLength(253, 'is longer than a name in DNS can be (253)'),
    z.regex(
      new RegExp(`^${label}(?:\\.${label})*$`),
      'is no name: letters, digits, - and _, in parts of up to 63 between dots',
    ),
  );

/** A container by name or id, and the name that it gets: letters, digits and what names may hold. */
const linkPattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}:[A-Za-z0-9][A-Za-z0-9_.-]{0,252}$/;

/** Of one interface: the group bit of a source address would make the kernel drop its frames. */
const macAddressSchema = z.mac('a MAC address is written like 02:42:ac:11:00:02').check(
  z.refine((mac) => (Number.parseInt(mac.slice(0, 2), 16) & 1) === 0, 'is a group’s address: its first octet is even'),
  z.refine((mac) => /[1-9a-f]/i.test(mac), 'is all zeros'),
);

/** What goes to the driver: given on the command line as `key=value`, so the key holds no `=`. */
const driverOptionsSchema = z.record(
  z.string().check(z.regex(/^[^\s=]{1,255}$/)),
  z.string().check(z.maxLength(1024)),
  'an option has a key without spaces and =',
);

/** `POST /api/networks/{id}/endpoints`. */
export const connectRequestSchema = z.strictObject({
  containerId: containerIdSchema,
  ipv4: optionalText(z.ipv4('an IPv4 address is written like 10.20.0.7')),
  ipv6: optionalText(z.ipv6('an IPv6 address is written like fd00::7')),
  aliases: z.optional(z.array(aliasSchema).check(z.maxLength(32))),
  links: z.optional(
    z.array(z.string().check(z.regex(linkPattern, 'a link is written container:name'))).check(z.maxLength(32)),
  ),
  linkLocalIps: z.optional(
    z.array(z.union([z.ipv4(), z.ipv6()], 'an address is written like 169.254.34.68')).check(z.maxLength(8)),
  ),
  macAddress: optionalText(macAddressSchema),
  gatewayPriority: z.optional(z.number().check(z.int(), z.minimum(-2147483648), z.maximum(2147483647))),
  driverOptions: z.optional(driverOptionsSchema),
});
export type ConnectRequest = z.infer<typeof connectRequestSchema>;

const cidr = (hint: string) => z.union([z.cidrv4(), z.cidrv6()], hint);

/** `POST /api/networks`. */
export const createNetworkRequestSchema = z.strictObject({
  /** Engines accept any text; names that need quoting everywhere help nobody, so new ones are held to the usual form. */
  name: z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/,
        'starts with a letter or digit, then letters, digits, _ . - (128 at most)',
      ),
    ),
  driver: z._default(z.string().check(z.minLength(1), z.maxLength(128)), 'bridge'),
  internal: z._default(z.boolean(), false),
  attachable: z._default(z.boolean(), false),
  ipv6: z._default(z.boolean(), false),
  /** Left out: what the driver has by itself. `swarm` lets services use a network of any driver. */
  scope: z.optional(z.enum(['local', 'swarm'])),
  /** Carries the published ports of a Swarm. */
  ingress: z._default(z.boolean(), false),
  /** Holds settings for networks that are created from it, and is no network itself. */
  configOnly: z._default(z.boolean(), false),
  /** The name of the network whose settings it takes. */
  configFrom: optionalText(z.string().check(z.minLength(1), z.maxLength(255))),
  subnets: z._default(
    z
      .array(
        z.strictObject({
          subnet: cidr('a subnet is written like 10.20.0.0/24'),
          gateway: z.optional(z.union([z.ipv4(), z.ipv6()], 'a gateway is one address, like 10.20.0.1')),
          ipRange: z.optional(cidr('an IP range is written like 10.20.0.128/25')),
          /** Addresses that no container is given, each under a name (`--aux-address`). */
          reserved: z._default(
            z.record(
              z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/)),
              z.union([z.ipv4(), z.ipv6()], 'a reserved address is one address, like 10.20.0.9'),
              'a reserved address has a name of letters, digits, _ . and -',
            ),
            {},
          ),
        }),
      )
      .check(z.maxLength(16)),
    [],
  ),
  options: z._default(textMapSchema, {}),
  labels: z._default(textMapSchema, {}),
});
export type CreateNetworkRequest = z.infer<typeof createNetworkRequestSchema>;
/** With everything left out that has a default. */
export type CreateNetworkDraft = z.input<typeof createNetworkRequestSchema>;

/** `POST /api/networks/prune`: first what could go, then those of it that are to. */
export const pruneRequestSchema = z.union([
  z.strictObject({ dryRun: z.literal(true) }),
  z.strictObject({ networkIds: z.array(networkIdSchema).check(z.minLength(1), z.maxLength(500)) }),
]);
export type PruneRequest = z.infer<typeof pruneRequestSchema>;

/** A network that no running container uses. */
export const pruneCandidateSchema = z.object({
  networkId: networkIdSchema,
  name: z.string(),
  /** Stopped containers that would not start without it. */
  waiting: z.array(containerIdSchema),
  /** What else speaks for keeping it. */
  notes: z.array(z.string()),
});
export type PruneCandidate = z.infer<typeof pruneCandidateSchema>;

export const pruneListSchema = z.object({ candidates: z.array(pruneCandidateSchema) });

/** What came of each network, in the order asked; one that failed keeps none of the others. */
export const pruneResultSchema = z.object({
  results: z.array(
    z.object({
      networkId: networkIdSchema,
      networkName: z.string(),
      /** null: it is still there. */
      actionId: z.nullable(actionIdSchema),
      /** Why it is, in the engine's words too. */
      failure: z.nullable(z.string()),
    }),
  ),
});
export type PruneResult = z.infer<typeof pruneResultSchema>;

/** What a mutation would do; nothing has been done. */
export const previewSchema = z.object({
  allowed: z.boolean(),
  /** Why not, when it is not allowed. */
  refusal: z.nullable(z.string()),
  /** Where in the request the cause is, e.g. `ipv4` or `subnets.0.gateway`; null when it is no single field. */
  refusedField: z.nullable(z.string()),
  warnings: z.array(z.string()),
  effects: z.object({
    /** Containers that come into (connect) or out of (disconnect) reach over all networks. */
    reachable: z.object({ gained: z.array(containerIdSchema), lost: z.array(containerIdSchema) }),
    /** Of a connect: the address asked for, or the one the engine will probably give; null where nobody can tell. */
    ipv4: z.nullable(z.string()),
    ipv6: z.nullable(z.string()),
  }),
  /** The same thing on the docker command line. */
  command: z.string(),
  /**
   * Of what it rests on: given with the change, that is refused where something of it has changed since. null where the
   * change takes none.
   */
  version: z.nullable(z.string()),
});
export type Preview = z.infer<typeof previewSchema>;

/** Something went otherwise than asked, or the engine said so itself; null when all is as asked. */
const warning = z.nullable(z.string());

/** Under which the change can be undone. */
const actionId = actionIdSchema;

/** The network as the engine made it, or as it was before its removal. */
const networkResultSchema = z.object({ network: networkSchema, warning });
export type NetworkResult = z.infer<typeof networkResultSchema>;
export const createNetworkResultSchema = z.extend(networkResultSchema, { id: networkIdSchema, actionId });
export type CreateNetworkResult = z.infer<typeof createNetworkResultSchema>;
export const removeNetworkResultSchema = z.extend(networkResultSchema, { actionId });
export type RemoveNetworkResult = z.infer<typeof removeNetworkResultSchema>;

/** The endpoint as the engine holds it now, or as it was before its disconnect. */
export const endpointResultSchema = z.object({ endpoint: endpointSchema, warning });
export type EndpointResult = z.infer<typeof endpointResultSchema>;
export const attachmentResultSchema = z.extend(endpointResultSchema, { actionId });
export type AttachmentResult = z.infer<typeof attachmentResultSchema>;

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
