import { pause } from '@/lib/inventory/pause';
import { AppError, isAppError } from '@/lib/model';
import type { Network, NetworkId, NetworkResult } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { insist, knownNetwork, named } from './plan';
import { planRemoveNetwork } from './plan-remove-network';
import { unseen } from './seen-views';
import type { InsistSame } from './seen-views';
import { viewOfRemoval } from './views';

const lookMs = 200;
const mostLooks = 30;

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
      () => engine.removeNetwork(id).catch(explain),
      () => readUntilGone(inventory, network),
      () => (isThere(inventory, network) ? null : 'gone'),
      `The engine said yes, but ${named(network)} is still there. See what uses it, then try again.`,
    );
    return { network, warning: plan.preview.warnings[0] ?? null };
  });
}

/** Of a network on which nobody is known to be: the plan has refused all others. */
function explain(error: unknown): never {
  if (!isAppError(error) || !error.engineMessage?.includes('has active endpoints')) throw error;
  const sentence = `${error.message} No container is known on it: the engine counts endpoints that belong to none. Disconnect those by force, then remove it.`;
  throw new AppError('conflict', sentence, { engineMessage: error.engineMessage });
}

/** Of a Swarm's network the node lets go a while after it has said yes (1 s on 20.10): that is no refusal. */
async function readUntilGone(inventory: ActionDeps['inventory'], network: Network): Promise<void> {
  for (let looks = 0; looks < (network.scope === 'swarm' ? mostLooks : 1); looks += 1) {
    if (looks > 0) await pause(lookMs);
    await inventory.refresh({ networks: [network.id] });
    if (!isThere(inventory, network)) return;
  }
}

function isThere({ topology }: ActionDeps['inventory'], { id }: Network): boolean {
  return topology.networks.some((one) => one.id === id);
}
