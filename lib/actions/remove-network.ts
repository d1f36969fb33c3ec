import type { NetworkId, NetworkResult } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { insist, knownNetwork, named } from './plan';
import { planRemoveNetwork } from './plan-remove-network';

/** The network as it was, once the engine holds it no more. Throws the plan's refusal or the engine's own. */
export function removeNetwork({ engine, inventory }: ActionDeps, id: NetworkId): Promise<NetworkResult> {
  return oneAtATime(`network ${id}`, async () => {
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
