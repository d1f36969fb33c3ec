import { isFulfilled, type PendingChange, type Topology } from '@/lib/model';
import { createStore } from './store';

/** Changes on their way: kept until the topology shows them, or the engine refused. */
export const pendingChanges = createStore<readonly PendingChange[]>([]);

/** A later change of the same pair takes the place of the earlier one. */
export function beginChange(change: PendingChange): void {
  const samePair = (other: PendingChange) =>
    other.networkId === change.networkId && other.containerId === change.containerId;
  pendingChanges.set([...pendingChanges.get().filter((other) => !samePair(other)), change]);
}

export function endChange(change: PendingChange): void {
  pendingChanges.set(pendingChanges.get().filter((other) => other !== change));
}

/** Called with every topology: what the engine now shows is pending no more. */
export function settleChanges(topology: Topology): void {
  const open = pendingChanges.get().filter((change) => !isFulfilled(change, topology.endpoints));
  if (open.length !== pendingChanges.get().length) pendingChanges.set(open);
}
