import { useMemo } from 'react';
import type { Selection } from '@/lib/client/use-selection';
import { inReadingOrder } from '@/lib/graph/network-order';
import type { Network } from '@/lib/model';
import { useDashboard } from './dashboard';

export interface Found {
  /** null: nothing is being looked for. */
  found: readonly Selection[] | null;
  /** Where in it the selection is; -1: elsewhere. */
  at: number;
  next: () => void;
  previous: () => void;
}

/** What was found and is on the picture, in the order of the lists, and where the selection stands in it. */
export function useFound(): Found {
  const { topology, index, visible, selection, select } = useDashboard();
  const found = useMemo<readonly Selection[] | null>(() => {
    const hits = visible.found;
    if (hits === null) return null;
    const membersOf = ({ id }: Network) => index.endpointsByNetwork.get(id)?.length ?? 0;
    return [
      ...inReadingOrder(topology.networks, membersOf)
        .filter(({ id }) => hits.networks.has(id))
        .map(({ id }) => ({ kind: 'network' as const, id })),
      ...topology.containers
        .filter(({ id }) => hits.containers.has(id))
        .map(({ id }) => ({ kind: 'container' as const, id })),
    ];
  }, [topology, index, visible.found]);
  const at = found?.findIndex(({ kind, id }) => kind === selection?.kind && id === selection.id) ?? -1;
  const go = (to: number) => {
    if (found === null || found.length === 0) return;
    select(found[(to + found.length) % found.length] ?? null);
  };
  return { found, at, next: () => go(at + 1), previous: () => go(at < 0 ? -1 : at - 1) };
}
