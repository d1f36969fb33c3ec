import * as z from 'zod';
import { containerIdSchema, networkIdSchema } from './ids';

export const actionKindSchema = z.enum(['connect', 'disconnect', 'create', 'remove']);
export type ActionKind = z.infer<typeof actionKindSchema>;

export const actionIdSchema = z.uuid().brand<'ActionId'>();
export type ActionId = z.infer<typeof actionIdSchema>;

/** A change that Netloom made and the engine confirmed, told so that it still reads when what it is about is gone. */
export const actionSchema = z.object({
  id: actionIdSchema,
  at: z.iso.datetime(),
  kind: actionKindSchema,
  networkId: networkIdSchema,
  networkName: z.string(),
  /** Of a connect and a disconnect. */
  containerId: containerIdSchema.nullable(),
  containerName: z.string().nullable(),
  /** What went otherwise than asked. */
  warning: z.string().nullable(),
  /** The action that this one took back. */
  undoes: actionIdSchema.nullable(),
  /** The action that took this one back. */
  undoneBy: actionIdSchema.nullable(),
});
export type Action = z.infer<typeof actionSchema>;

/** `GET /api/actions`: newest first, since the server's start. */
export const actionsSchema = z.object({ actions: z.array(actionSchema) });

/** `POST /api/actions/{id}/undo`. */
export const undoResultSchema = z.object({ action: actionSchema, warning: z.string().nullable() });
export type UndoResult = z.infer<typeof undoResultSchema>;
