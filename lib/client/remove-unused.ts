import { visibleText, type NetworkId } from '@/lib/model';
import { pruneNetworks } from './actions';
import { notify, notifyDone, notifyFailure } from './notices';
import { undoable } from './undo';

/** Removes them, says what came of each, and offers one undo for all that went. Never rejects. */
export async function removeUnused(ids: readonly NetworkId[]): Promise<void> {
  try {
    const { results } = await pruneNetworks(ids);
    const gone = results.flatMap(({ actionId }) => actionId ?? []);
    if (gone.length > 0) {
      const what = gone.length === 1 ? '1 unused network is' : `${gone.length} unused networks are`;
      notifyDone(`${what} gone`, null, undoable(gone));
    }
    for (const { networkName, failure } of results) {
      if (failure !== null) notify('failed', `${visibleText(networkName)} is still there.`, failure);
    }
  } catch (error) {
    notifyFailure(error);
  }
}
