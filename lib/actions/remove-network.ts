import type { NetworkId, NetworkResult } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { insist, knownNetwork, named } from './plan';
import { planRemoveNetwork } from './plan-remove-network';
import { unseen } from './seen-views';
import type { InsistSame } from './seen-views';
import { viewOfRemoval } from './views';

/** The network as it was, once the engine holds it no more. Throws the plan's refusal or the engine's own. */
export function removeNetwork(
  { engine, inventory }: ActionDeps,
  id: NetworkId,
  insistSame: InsistSame = unseen,
): Promise<NetworkResult> {
  return oneAtATime(`network ${id}`, async () => {
    insistSame(viewOfRemoval(inventory.topology, id));
    const plan = planRemoveNetwork(inventory.topology, id);
    insist(plan);
    const network = knownNetwork(inventory.topology, id);
    await askAndProve(
      () => engine.removeNetwork(id),
      () => inventory.refresh({ networks: [id] }),
      () => (inventory.topology.networks.some((one) => one.id === id) ? null : 'gone'),
      `The engine said yes, but ${named(network)} is still there. See what uses it, then try again.`,
    );
    return { network, warning: plan.preview.warnings[0] ?? null };
  });
}
