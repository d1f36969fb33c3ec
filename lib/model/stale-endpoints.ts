import * as z from 'zod/mini';
import { actionIdSchema } from './action';

/**
 * `GET /api/networks/{id}/stale-endpoints`: what the engine counts on a network and what belongs to no container, as a crash
 * leaves it. Such a network cannot be removed.
 */
export const staleEndpointsSchema = z.object({
  stale: z.array(
    z.object({
      /** As the engine calls it: the name that the container had. */
      name: z.string(),
      /** Takes it off, on the docker command line. */
      command: z.string(),
    }),
  ),
});
export type StaleEndpoints = z.infer<typeof staleEndpointsSchema>;

/** `DELETE /api/networks/{id}/stale-endpoints`. */
export const releaseResultSchema = z.object({
  released: z.array(z.string()),
  warning: z.nullable(z.string()),
  actionId: actionIdSchema,
});
export type ReleaseResult = z.infer<typeof releaseResultSchema>;
