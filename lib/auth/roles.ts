import type { Role } from '@/lib/model/session';

type RankedNeed = 'open' | Role;

/** What a route asks for; `open` is nobody in particular, `metrics` a scraper, which is beside all roles. */
export type Need = RankedNeed | 'metrics';

const order: readonly RankedNeed[] = ['open', 'viewer', 'operator', 'admin'];

/** A method that only reads (RFC 9110, section 9.2.1), of those that any route has. */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether it changes something of the engine's or of everybody's; signing in and out does not. */
export function isChange(method: string, need: Need): boolean {
  return !isSafe(method) && need !== 'metrics' && suffices(need, 'operator');
}

export function suffices(role: RankedNeed, need: RankedNeed): boolean {
  return order.indexOf(role) >= order.indexOf(need);
}
