import type { PendingChange } from '@/lib/model';
import { pendingChanges } from './pending-store';
import { useStore } from './store';

export function usePending(): readonly PendingChange[] {
  return useStore(pendingChanges, (changes) => changes);
}
