import * as z from 'zod/mini';
import { endpointIdSchema, networkIdOf, networkIdSchema } from './ids';
import type { Network } from './network';
import { indexTopology, type Topology } from './topology';

export const congestionReasons = ['drops', 'errors', 'ceiling', 'link'] as const;
/** `ceiling`: near the highest rate that is known of it. `link`: near the speed of the interface underneath. */
export const congestionReasonSchema = z.enum(congestionReasons);
export type CongestionReason = z.infer<typeof congestionReasonSchema>;

export const congestionSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('network'), id: networkIdSchema }),
  z.object({ kind: z.literal('endpoint'), id: endpointIdSchema }),
]);
export type CongestionSubject = z.infer<typeof congestionSubjectSchema>;

/** A network or an endpoint that carries more than it can, or loses what it carries. */
export const congestionFlagSchema = z.object({
  subject: congestionSubjectSchema,
  reason: congestionReasonSchema,
  /** When it began, and not when it had lasted long enough to be told. */
  since: z.iso.datetime(),
  /** What was counted, in a sentence with numbers for the person. */
  evidence: z.string(),
  /** What helps, in sentences for the person. */
  advice: z.string(),
});
export type CongestionFlag = z.infer<typeof congestionFlagSchema>;

/** The network itself, or the one that an endpoint is on; null when it is gone. */
export function networkOfSubject(topology: Topology, subject: CongestionSubject): Network | null {
  const id = subject.kind === 'network' ? subject.id : networkIdOf(subject.id);
  return indexTopology(topology).networkById.get(id) ?? null;
}
