import type { Role } from '@/lib/model/session';

type RankedNeed = 'open' | Role;

/** What a route asks for; `open` is nobody in particular, `metrics` a scraper, which is beside all roles. */
export type Need = RankedNeed | 'metrics';

const order: readonly RankedNeed[] = ['open', 'viewer', 'operator', 'admin'];

export function suffices(role: Role, need: RankedNeed): boolean {
  return order.indexOf(role) >= order.indexOf(need);
}
