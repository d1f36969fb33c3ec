import { actionIdSchema, AppError } from '@/lib/model';
import type { ActionId } from '@/lib/model';

/** As the draft of the IETF has it (draft-ietf-httpapi-idempotency-key): a string in quotes; without them it is taken too. */
export const operationKeyHeader = 'idempotency-key';

/** null: none came. Throws `invalid_request` for one that is no UUID. */
export function operationOf({ headers }: Request): ActionId | null {
  const given = headers.get(operationKeyHeader);
  if (given === null) return null;
  const key = actionIdSchema.safeParse(given.replace(/^"(.*)"$/, '$1').toLowerCase());
  if (key.success) return key.data;
  throw new AppError('invalid_request', 'The Idempotency-Key does not fit: it is one UUID, made anew for each thing.');
}
