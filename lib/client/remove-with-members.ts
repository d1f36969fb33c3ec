import { visibleText, type ActionId, type Container, type Network } from '@/lib/model';
import { detach, removeNetwork } from './actions';
import { describeFailure, notify } from './notices';
import { undoable } from './undo';

/** Detaches those in the way, then removes the network; stops at the first that fails. One undo for all. Never rejects. */
export async function removeWithMembers(network: Network, members: readonly Container[]): Promise<void> {
  const step: ActionId[] = [];
  try {
    for (const { id } of members) step.push((await detach(network.id, id)).actionId);
    const { actionId, warning } = await removeNetwork(network.id);
    step.push(actionId);
    const title = `Network ${visibleText(network.name)} is gone`;
    notify(warning === null ? 'done' : 'warning', title, warning, undoable(step));
  } catch (error) {
    const { message, engineMessage } = describeFailure(error);
    notify('failed', message, engineMessage, undoable(step));
  }
}
