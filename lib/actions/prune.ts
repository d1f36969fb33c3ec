import { isAppError, reasonOf } from '@/lib/model';
import type { ActionId, NetworkId, PruneResult, Topology } from '@/lib/model';

/** Removes these, one after the other; goes on where one fails. */
export async function prune(
  topology: Topology,
  ids: readonly NetworkId[],
  remove: (id: NetworkId) => Promise<{ actionId: ActionId }>,
): Promise<PruneResult> {
  const results: PruneResult['results'] = [];
  for (const networkId of new Set(ids)) {
    const networkName = topology.networks.find((one) => one.id === networkId)?.name ?? '';
    try {
      const { actionId } = await remove(networkId);
      results.push({ networkId, networkName, actionId, failure: null });
    } catch (error) {
      if (!isAppError(error)) throw error;
      results.push({ networkId, networkName, actionId: null, failure: reasonOf(error) });
    }
  }
  return { results };
}
