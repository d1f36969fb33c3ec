import * as z from 'zod';
import { roleSchema } from '@/lib/auth/roles';
import { capabilitySchema } from '@/lib/model';
import { riskyRunOptions } from '@/lib/model/risky-run-option';

/** What one is told of oneself. */
export const accessSchema = z.object({
  role: roleSchema,
  readOnly: z.boolean(),
  auth: z.enum(['on', 'off']),
  /** What may be asked for of the risky options of a new container. */
  allow: z.array(z.enum(riskyRunOptions)),
  /** What the role may here; what the engine denies is told with the engine. */
  capabilities: z.array(capabilitySchema),
});
export const signedInSchema = accessSchema.extend({ mutationSecret: z.string() });
