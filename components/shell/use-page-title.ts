import { useEffect, useMemo } from 'react';
import type { Selection } from '@/lib/client/use-selection';
import type { Topology, TopologyIndex } from '@/lib/model';
import { pageTitle } from './page-title';

export function usePageTitle(
  selection: Selection | null,
  topology: Topology | null,
  index: TopologyIndex | null,
): void {
  const title = useMemo(
    () => (topology === null || index === null ? 'Netloom' : pageTitle(selection, topology, index)),
    [selection, topology, index],
  );
  useEffect(() => {
    document.title = title;
  }, [title]);
}
