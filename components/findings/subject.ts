import type { Selection } from '@/lib/client/use-selection';
import type { Finding } from '@/lib/model/finding';

/** What a panel shows of it; null where it is about nothing that has one. */
export function subjectOf({ networkId, containerId }: Pick<Finding, 'networkId' | 'containerId'>): Selection | null {
  if (containerId !== null) return { kind: 'container', id: containerId };
  return networkId === null ? null : { kind: 'network', id: networkId };
}
