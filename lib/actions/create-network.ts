import type { CreateNetworkRequest, Network, NetworkId, NetworkResult } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import { surroundingsOf } from './deps';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { insist, named } from './plan';
import { planCreateNetwork } from './plan-create-network';

/** The network as the engine made it, with the engine's warning. Throws the plan's refusal or the engine's own. */
export function createNetwork(deps: ActionDeps, request: CreateNetworkRequest): Promise<NetworkResult> {
  const { engine, inventory } = deps;
  return oneAtATime(`network ${request.name}`, async () => {
    const before = new Set(inventory.topology.networks.map(({ id }) => id));
    insist(planCreateNetwork(surroundingsOf(deps), request));
    // With the answer lost its id is too: then a network of this name and driver that was not there before is it.
    const isOurs = (network: Network, id: NetworkId | undefined) =>
      id === undefined
        ? !before.has(network.id) && network.name === request.name && isDriverOf(network, request)
        : network.id === id;
    const { answer, result } = await askAndProve(
      () => engine.createNetwork(request),
      async (given) => {
        const ids = given
          ? [given.id]
          : (await engine.listNetworks()).filter((one) => isOurs(one, undefined)).map(({ id }) => id);
        await inventory.refresh({ networks: ids });
      },
      (given) => inventory.topology.networks.find((network) => isOurs(network, given?.id)) ?? null,
      `The engine said yes, but there is no network ${named(request)}. If nobody removed it meanwhile, try again.`,
    );
    return { network: result, warning: answer?.warning ?? differenceOf(result, request) };
  });
}

/** Of settings the engine calls the driver null. */
function isDriverOf(network: Network, request: CreateNetworkRequest): boolean {
  return request.configOnly ? network.configOnly : network.driver === request.driver;
}

function differenceOf(network: Network, request: CreateNetworkRequest): string | null {
  const given = new Set(network.subnets.map(({ subnet }) => subnet));
  const missing = request.subnets.filter(({ subnet }) => !given.has(subnet));
  if (missing.length === 0 || network.subnets.length === 0) return null;
  return `The engine made ${[...given].join(', ')} where ${missing.map(({ subnet }) => subnet).join(', ')} was asked for.`;
}
