import * as z from 'zod/mini';
import { actionIdSchema } from './action';
import { containerSchema } from './container';

export const containerVerbSchema = z.enum(['start', 'stop', 'restart', 'pause', 'unpause']);
export type ContainerVerb = z.infer<typeof containerVerbSchema>;

/** `POST /api/containers/{id}/state`. */
export const containerChangeSchema = z.strictObject({ do: containerVerbSchema });

/** The container as the engine holds it now, or as it was before its removal; `warning` as everywhere. */
export const containerResultSchema = z.object({ container: containerSchema, warning: z.nullable(z.string()) });
export type ContainerResult = z.infer<typeof containerResultSchema>;
export const containerChangeResultSchema = z.extend(containerResultSchema, { actionId: actionIdSchema });
export type ContainerChangeResult = z.infer<typeof containerChangeResultSchema>;
