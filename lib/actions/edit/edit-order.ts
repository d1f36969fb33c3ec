/**
 * lib/actions/edit: takes a network and what is to be otherwise, gives what that does to everyone on it (plan-edit.ts,
 * pure), the next thing to do from how the world stands (next-step.ts, pure), and does it all, written down step by step
 * (editor.ts). Docker changes no network: each edit removes it and makes it anew. Must not import the server or HTTP.
 */
import * as z from 'zod';
import { actionIdSchema, authorSchema, containerIdSchema, networkIdSchema, networkSchema } from '@/lib/model';
import type { NetworkId } from '@/lib/model';

const text = z.record(z.string(), z.string());

/** As `ConnectRequest`, but of what the engine held already, and not held to what a person may ask for. */
const attachment = z.object({
  containerId: containerIdSchema,
  ipv4: z.string().optional(),
  ipv6: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  links: z.array(z.string()).optional(),
  linkLocalIps: z.array(z.string()).optional(),
  macAddress: z.string().optional(),
  gatewayPriority: z.number().optional(),
  driverOptions: text.optional(),
});

/** As `CreateNetworkRequest`, likewise. */
const settings = z.object({
  name: z.string(),
  driver: z.string(),
  internal: z.boolean(),
  attachable: z.boolean(),
  ipv6: z.boolean(),
  scope: z.enum(['local', 'swarm']).optional(),
  ingress: z.boolean(),
  configOnly: z.boolean(),
  configFrom: z.string().optional(),
  subnets: z.array(
    z.object({
      subnet: z.string(),
      gateway: z.string().optional(),
      ipRange: z.string().optional(),
      reserved: text,
    }),
  ),
  options: text,
  labels: text,
});

const memberSchema = z.object({
  containerId: containerIdSchema,
  name: z.string(),
  from: attachment,
  to: attachment,
});
export type EditMember = z.infer<typeof memberSchema>;

/** All that is needed to finish an edit, or to take it back, by somebody who knows nothing else of it. */
export const editOrderSchema = z.object({
  id: actionIdSchema,
  at: z.iso.datetime(),
  author: authorSchema,
  undoes: z.nullable(actionIdSchema),
  /** As it was. */
  network: networkSchema,
  before: settings,
  after: settings,
  members: z.array(memberSchema),
  /** Every network that there was when it began. */
  known: z.array(networkIdSchema),
  asked: z.unknown(),
});
export type EditOrder = z.infer<typeof editOrderSchema>;

/** What has been written down since, one after the other. */
export const editEventSchema = z.discriminatedUnion('kind', [
  /** Everything is to be as it was again. */
  z.object({ kind: z.literal('turned'), at: z.iso.datetime(), why: z.string(), engineMessage: z.string().nullable() }),
  /** So far nobody else's: a network of that name may be somebody else's. */
  z.object({ kind: z.literal('made'), at: z.iso.datetime(), networkId: networkIdSchema }),
  /** Attached by others meanwhile: comes along. */
  z.object({ kind: z.literal('joined'), at: z.iso.datetime(), member: memberSchema }),
  /** Is left out, because it is gone or cannot be attached. */
  z.object({
    kind: z.literal('skipped'),
    at: z.iso.datetime(),
    containerId: containerIdSchema,
    why: z.string(),
  }),
]);
export type EditEvent = z.infer<typeof editEventSchema>;

/** An edit under way. */
export interface Edit {
  order: EditOrder;
  members: readonly EditMember[];
  /** null: forward. */
  turned: { why: string; engineMessage: string | null } | null;
  /** What it made. */
  made: ReadonlySet<NetworkId>;
  /** With the reason, by container. */
  skipped: ReadonlyMap<EditMember['containerId'], string>;
}

export function editOf(order: EditOrder, events: readonly EditEvent[] = []): Edit {
  return events.reduce<Edit>(withEvent, {
    order,
    members: order.members,
    turned: null,
    made: new Set(),
    skipped: new Map(),
  });
}

export function withEvent(edit: Edit, event: EditEvent): Edit {
  switch (event.kind) {
    case 'turned':
      return { ...edit, turned: edit.turned ?? { why: event.why, engineMessage: event.engineMessage } };
    case 'made':
      return { ...edit, made: new Set([...edit.made, event.networkId]) };
    case 'joined':
      return { ...edit, members: [...edit.members, event.member] };
    case 'skipped':
      return { ...edit, skipped: new Map([...edit.skipped, [event.containerId, event.why]]) };
  }
}

/** What stands on record of who was on it. */
export const editAskedSchema = z.object({ members: z.array(memberSchema) });
