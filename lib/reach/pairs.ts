import type { NetworkKind } from '@/lib/model';

/**
 * How many conversations a network makes possible among `members` containers: each with each, or in host mode each
 * with the host; null where nobody can tell (a plugin's network).
 */
export function possiblePairs(kind: NetworkKind, members: number): number | null {
  switch (kind) {
    case 'host':
      return members;
    case 'none':
      return 0;
    case 'plugin':
      return null;
    default:
      return members < 2 ? 0 : (members * (members - 1)) / 2;
  }
}
