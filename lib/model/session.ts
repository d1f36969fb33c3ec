import * as z from 'zod/mini';
import { capabilitySchema } from './capability';
import { riskyRunOptions } from './risky-run-option';

export const roleSchema = z.enum(['viewer', 'operator', 'admin']);
export type Role = z.infer<typeof roleSchema>;

/** Who somebody is here, and what they may. */
export const accessSchema = z.object({
  role: roleSchema,
  /** Whom a proxy signed in; null: whoever has the token. */
  user: z.nullable(z.string()),
  readOnly: z.boolean(),
  /** off: nobody signs in, so nobody signs out. proxy: whoever the proxy names is signed in; with a token, others too. */
  auth: z.enum(['on', 'off', 'proxy']),
  /** What may be asked for of the risky options of a new container. */
  allow: z.array(z.enum(riskyRunOptions)),
  /** What the role may here; what the engine denies is told with the engine. */
  capabilities: z.array(capabilitySchema),
});
export type Access = z.infer<typeof accessSchema>;

/** `POST /api/session`: the half of the session that changes need beside the cookie. */
export const signedInSchema = z.extend(accessSchema, { mutationSecret: z.string() });
/** `GET /api/session`: that half comes along for whom a proxy signed in. */
export const whoAmISchema = z.partial(signedInSchema, { mutationSecret: true });
