import { useEffect } from 'react';
import type { PendingChange, Topology } from '@/lib/model';
import { pendingChanges, settleChanges } from './pending-store';
import { useStore } from './store';

export function usePending(topology: Topology | null): readonly PendingChange[] {
  useEffect(() => {
    if (topology !== null) settleChanges(topology);
  }, [topology]);
  return useStore(pendingChanges, (changes) => changes);
}
