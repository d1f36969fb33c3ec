import { visibleText, type ActionId, type Container, type ContainerId, type Network } from '@/lib/model';
import { detach, removeNetwork } from './actions';
import { notifyDone, notifyFailure } from './notices';
import { undoable } from './undo';

/**
 * Detaches those in the way, then removes the network; stops at the first that fails. One undo for all. `versions`: of
 * the previews that were seen, of the removal and of the detaches by container. Never rejects.
 */
export async function removeWithMembers(
  network: Network,
  members: readonly Container[],
  versions: { removal: string | null; detaches: ReadonlyMap<ContainerId, string | null> },
): Promise<void> {
  const step: ActionId[] = [];
  try {
    for (const { id } of members) {
      step.push((await detach(network.id, id, versions.detaches.get(id) ?? null)).actionId);
    }
    const { actionId, warning } = await removeNetwork(network.id, versions.removal);
    step.push(actionId);
    notifyDone(`Network ${visibleText(network.name)} is gone`, warning, undoable(step));
  } catch (error) {
    notifyFailure(error, undoable(step));
  }
}
