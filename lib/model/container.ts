import * as z from 'zod/mini';
import { containerIdSchema, engineIdSchema } from './ids';
import { textMapSchema } from './network';

export const containerStateSchema = z.enum([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]);
export type ContainerState = z.infer<typeof containerStateSchema>;

export const healthSchema = z.enum(['starting', 'healthy', 'unhealthy']);
export type Health = z.infer<typeof healthSchema>;

export const portSchema = z.object({
  /** Host address the port is published on; null when it is only exposed. */
  ip: z.nullable(z.string()),
  publicPort: z.nullable(z.number().check(z.int())),
  privatePort: z.number().check(z.int()),
  protocol: z.enum(['tcp', 'udp', 'sctp']),
});
export type Port = z.infer<typeof portSchema>;

/** What a container may do on the engine's host beyond what containers may. Where its mounts are never leaves the server. */
export const privilegesSchema = z.object({
  privileged: z.boolean(),
  /** As `--cap-add` names them, without `CAP_`; sorted. */
  addedCapabilities: z.array(z.string()),
  /** The engine's socket, or a folder that holds it, is mounted. */
  engineSocket: z.boolean(),
});
export type Privileges = z.infer<typeof privilegesSchema>;

export const containerSchema = z.object({
  id: containerIdSchema,
  engineId: engineIdSchema,
  name: z.string(),
  image: z.string(),
  state: containerStateSchema,
  /** null: the image has no health check, or the container does not run. */
  health: z.nullable(healthSchema),
  /** As configured: `bridge`, `host`, `none`, `container:ID`, or a network's name. */
  networkMode: z.string(),
  /** The container whose network namespace this one uses. */
  sharesNamespaceWith: z.nullable(containerIdSchema),
  ports: z.array(portSchema),
  /** Only allow-listed keys: labels may carry secrets. */
  labels: textMapSchema,
  project: z.nullable(z.string()),
  service: z.nullable(z.string()),
  createdAt: z.nullable(z.iso.datetime({ offset: true })),
  startedAt: z.nullable(z.iso.datetime({ offset: true })),
  /** Swarm task id; such a container's endpoints belong to Swarm. */
  swarmTask: z.nullable(z.string()),
  /** null: not told (yet), which is not the same as none. Records of before this was read have none. */
  privileges: z._default(z.nullable(privilegesSchema), null),
});
export type Container = z.infer<typeof containerSchema>;

/** It has processes and so a network namespace that can carry traffic. */
export function hasNamespace(container: Pick<Container, 'state'>): boolean {
  return container.state === 'running' || container.state === 'paused';
}
