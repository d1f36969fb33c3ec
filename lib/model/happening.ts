import * as z from 'zod/mini';
import { containerIdSchema, networkIdSchema } from './ids';

/** In the order in which things that are seen at the same time come about: what is made before what uses it. */
export const happeningKinds = [
  'engine-back',
  'network-created',
  'container-created',
  'container-renamed',
  'attached',
  'container-started',
  'container-restarted',
  'container-unpaused',
  'address-changed',
  'container-health',
  'container-paused',
  'container-stopped',
  'detached',
  'container-removed',
  'network-removed',
  'engine-lost',
] as const;
export const happeningKindSchema = z.enum(happeningKinds);
export type HappeningKind = z.infer<typeof happeningKindSchema>;

/** Something that changed, told so that it still reads when what it is about is gone. */
export const happeningSchema = z.object({
  at: z.iso.datetime(),
  kind: happeningKindSchema,
  networkId: z.nullable(networkIdSchema),
  containerId: z.nullable(containerIdSchema),
  networkName: z.nullable(z.string()),
  containerName: z.nullable(z.string()),
  /** From what to what (`healthy → unhealthy`), or why; null where the kind says it all. */
  detail: z.nullable(z.string()),
});
export type Happening = z.infer<typeof happeningSchema>;

export const happeningsSchema = z.object({
  /** Newest first. */
  events: z.array(happeningSchema),
  /** Nothing is missing from here on. */
  since: z.iso.datetime(),
});
export type Happenings = z.infer<typeof happeningsSchema>;
