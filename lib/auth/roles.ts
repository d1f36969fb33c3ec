import * as z from 'zod';

export const roleSchema = z.enum(['viewer', 'operator', 'admin']);
export type Role = z.infer<typeof roleSchema>;

/** What a route asks for; `open` is nobody in particular. */
export type Need = 'open' | Role;

const order: readonly Need[] = ['open', 'viewer', 'operator', 'admin'];

export function suffices(role: Role, need: Need): boolean {
  return order.indexOf(role) >= order.indexOf(need);
}
