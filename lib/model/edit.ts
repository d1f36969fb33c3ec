import * as z from 'zod/mini';
import { actionIdSchema } from './action';
import { containerIdSchema, networkIdSchema } from './ids';
import { networkSchema } from './network';
import { createNetworkRequestSchema, previewSchema } from './requests';

const wanted = createNetworkRequestSchema.shape;

/** `PATCH /api/networks/{id}`: what is to be otherwise. What is left out stays as it is. */
export const editNetworkRequestSchema = z.strictObject({
  name: z.optional(wanted.name),
  internal: z.optional(z.boolean()),
  attachable: z.optional(z.boolean()),
  ipv6: z.optional(z.boolean()),
  /** Empty: the engine chooses. */
  subnets: z.optional(wanted.subnets.def.innerType),
  options: z.optional(wanted.options.def.innerType),
  labels: z.optional(wanted.labels.def.innerType),
  /** Fixed addresses of those on it, where they are to be others than the ones foretold. */
  addresses: z.optional(
    z.record(
      containerIdSchema,
      z.strictObject({
        ipv4: z.optional(z.ipv4('an IPv4 address is written like 10.20.0.7')),
        ipv6: z.optional(z.ipv6('an IPv6 address is written like fd00::7')),
      }),
    ),
  ),
});
export type EditNetworkRequest = z.infer<typeof editNetworkRequestSchema>;

/** Of one container on the network; addresses without prefix, null where it has or will have none, or nobody can tell. */
const editedMemberSchema = z.object({
  containerId: containerIdSchema,
  name: z.string(),
  /** It loses the network for the time of the edit; one that does not run has nothing to lose. */
  running: z.boolean(),
  ipv4: z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()), fixed: z.boolean() }),
  ipv6: z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()), fixed: z.boolean() }),
});
export type EditedMember = z.infer<typeof editedMemberSchema>;

/** What an edit would do: the network is removed and made anew, and everyone on it detached and attached again. */
export const editPreviewSchema = z.extend(previewSchema, {
  /** Of what it was looked at: given with the edit, it is refused where something has changed since. */
  version: z.string(),
  /** The same as `command`, one by one: a name may hold a newline. */
  commands: z.array(z.string()),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  /** In the order in which they are attached again. */
  members: z.array(editedMemberSchema),
  /** What is not as it was afterwards, whatever is done. */
  lost: z.array(z.string()),
  /** Seconds for which those who run are without this network, about; null when nobody is on it. */
  interruptionSeconds: z.nullable(z.number()),
});
export type EditPreview = z.infer<typeof editPreviewSchema>;

export const editPhaseSchema = z.enum(['detaching', 'replacing', 'attaching', 'checking', 'waiting']);
export type EditPhase = z.infer<typeof editPhaseSchema>;

/** How far a running edit is; told to everybody who looks. */
export const editProgressSchema = z.object({
  id: actionIdSchema,
  /** Of the network that is replaced. */
  networkId: networkIdSchema,
  networkName: z.string(),
  /** waiting: for an engine that does not answer. */
  phase: editPhaseSchema,
  /** Steps, about: containers may come and go meanwhile. */
  done: z.number().check(z.int()),
  of: z.number().check(z.int()),
  /** Everything is being put back as it was. */
  back: z.boolean(),
  cancellable: z.boolean(),
  /** false: it has ended, and this is its last word. */
  running: z.boolean(),
});
export type EditProgress = z.infer<typeof editProgressSchema>;

/** The network that took the place of the old one, under a new id. */
export const editResultSchema = z.object({
  id: networkIdSchema,
  network: networkSchema,
  warning: z.nullable(z.string()),
  actionId: actionIdSchema,
});
export type EditResult = z.infer<typeof editResultSchema>;
