import * as z from 'zod/mini';
import { containerSchema } from './container';
import { endpointSchema } from './endpoint';
import { containerIdSchema, networkIdSchema } from './ids';
import { networkSchema } from './network';

/** What is done to a network or an endpoint: it can be taken back. */
export const networkActionKinds = ['connect', 'disconnect', 'create', 'remove', 'edit'] as const;
/** What has no opposite, and what is no single endpoint. */
const otherActionKinds = ['release', 'accept', 'reopen'] as const;
/** Who came and went, and what the guard let nobody ask for: on the same record, and no change of the world. */
export const accessActionKinds = ['sign-in', 'sign-out', 'request'] as const;
export type AccessActionKind = (typeof accessActionKinds)[number];
export const containerActionKinds = ['run', 'start', 'stop', 'restart', 'pause', 'unpause', 'delete'] as const;
/** `remove` is of a network, `delete` of a container; `release` takes endpoints of nobody off a network; `accept` and `reopen` are said of a finding. */
export const actionKindSchema = z.enum([
  ...networkActionKinds,
  ...containerActionKinds,
  ...otherActionKinds,
  ...accessActionKinds,
]);
export type ActionKind = z.infer<typeof actionKindSchema>;
/** Undo is for networks: what is done to a container as a whole has its opposite, or none. */
export function canBeUndone({ kind }: { kind: ActionKind }): boolean {
  return networkActionKinds.some((one) => one === kind);
}

export type NetworkActionKind = (typeof networkActionKinds)[number];
export type ContainerActionKind = (typeof containerActionKinds)[number];

/**
 * done: the engine did it, and holds it so. refused: nothing was changed, by Netloom's own word or the engine's. failed:
 * the engine answered nonsense or could not. unclear: it did not answer, so nobody knows.
 */
export const actionOutcomeSchema = z.enum(['done', 'refused', 'failed', 'unclear']);
export type ActionOutcome = z.infer<typeof actionOutcomeSchema>;

export const actionIdSchema = z.uuid().brand<'ActionId'>();
export type ActionId = z.infer<typeof actionIdSchema>;

/** Who asked for a change, and by which request. */
export const authorSchema = z.object({
  /** The role, or the name that a proxy gives. */
  who: z.string(),
  /** open: authentication is switched off. none: nobody was signed in. */
  via: z.enum(['session', 'token', 'proxy', 'open', 'none']),
  requestId: z.string(),
});
export type Author = z.infer<typeof authorSchema>;

/** A change that was asked for through Netloom, told so that it still reads when what it is about is gone. */
export const actionSchema = z.extend(authorSchema, {
  id: actionIdSchema,
  /** In the order in which they ended, from 1; the next page of a list begins before one. */
  number: z.number().check(z.int(), z.positive()),
  at: z.iso.datetime(),
  kind: actionKindSchema,
  outcome: actionOutcomeSchema,
  /** null: a network that was not made has none, and what is done to a container has no network. */
  networkId: z.nullable(networkIdSchema),
  networkName: z.string(),
  /** null of what is done to a network alone. */
  containerId: z.nullable(containerIdSchema),
  containerName: z.nullable(z.string()),
  /** What went otherwise than asked, or why it was not done; null when all is as asked. */
  message: z.nullable(z.string()),
  /** The engine's own words. */
  engineMessage: z.nullable(z.string()),
  /** The action that this one took back. */
  undoes: z.nullable(actionIdSchema),
  /** The action that took this one back. */
  undoneBy: z.nullable(actionIdSchema),
});
export type Action = z.infer<typeof actionSchema>;

const subjectSchema = z.nullable(z.union([networkSchema, endpointSchema, containerSchema]));

/** All that is written down of an action: what was asked for, and its subject as the engine held it. */
export const actionRecordSchema = z.extend(z.omit(actionSchema, { undoneBy: true }), {
  asked: z.unknown(),
  /** null: it was not there. Both null: the engine was not changed. */
  before: subjectSchema,
  after: subjectSchema,
});
export type ActionRecord = z.infer<typeof actionRecordSchema>;

/** `GET /api/actions?`…: all that are given must hold. */
export const actionQuerySchema = z.strictObject({
  kind: z.optional(actionKindSchema),
  /** changes: of the world. access: sign-ins, sign-outs and requests that were refused. Both unless given. */
  about: z.optional(z.enum(['changes', 'access'])),
  outcome: z.optional(actionOutcomeSchema),
  network: z.optional(networkIdSchema),
  container: z.optional(containerIdSchema),
  /** In a name, in who did it or in what was answered; capitals do not matter. */
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** A number: only those before it. */
  before: z.optional(z.coerce.number().check(z.int(), z.positive())),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
});
export type ActionQuery = z.infer<typeof actionQuerySchema>;

/** `GET /api/actions`: newest first; `before` of the next page, null where there is none. */
export const actionsSchema = z.object({
  actions: z.array(actionSchema),
  next: z.nullable(z.number().check(z.int(), z.positive())),
  /** Why nothing is written down for good; null while it is. */
  notKept: z.nullable(z.string()),
});
export type ActionList = z.infer<typeof actionsSchema>;

/** `GET /api/actions/{id}`. */
export const actionDetailSchema = z.extend(actionRecordSchema, { undoneBy: z.nullable(actionIdSchema) });
export type ActionDetail = z.infer<typeof actionDetailSchema>;

/** `POST /api/actions/{id}/undo`. */
export const undoResultSchema = z.object({ action: actionSchema, warning: z.nullable(z.string()) });
export type UndoResult = z.infer<typeof undoResultSchema>;
