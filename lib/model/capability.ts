import * as z from 'zod/mini';

/** What can be done through Netloom, as a person would say it. */
export const capabilitySchema = z.enum([
  /** Create, remove, edit and prune networks. */
  'network.change',
  /** Attach and detach containers. */
  'endpoint.change',
  /** Start, stop, restart, pause and remove containers. */
  'container.control',
  'container.run',
  'layout.save',
  'finding.accept',
]);
export type Capability = z.infer<typeof capabilitySchema>;

const ofOperator: readonly Capability[] = ['network.change', 'endpoint.change', 'layout.save', 'finding.accept'];

/** What a role may; in read-only mode nobody changes anything. */
export function capabilitiesOf(role: 'viewer' | 'operator' | 'admin', readOnly: boolean): Capability[] {
  if (readOnly || role === 'viewer') return [];
  return role === 'admin' ? [...capabilitySchema.options] : [...ofOperator];
}

/** Something that the engine, or a socket proxy before it, does not do for anybody here. */
export const lackSchema = z.object({
  capability: capabilitySchema,
  /** Who denies what, in a sentence for the person. */
  reason: z.string(),
});
export type Lack = z.infer<typeof lackSchema>;

/** What is read of an engine, piece by piece, and can be denied so. */
export const readingSchema = z.enum([
  'version',
  'info',
  'events',
  'networks',
  'network details',
  'containers',
  'container details',
  'stats',
  'images',
]);
export type Reading = z.infer<typeof readingSchema>;

export const hiddenReadingSchema = z.object({
  reading: readingSchema,
  /** Who denies it, and what would allow it. */
  reason: z.string(),
});
export type HiddenReading = z.infer<typeof hiddenReadingSchema>;
