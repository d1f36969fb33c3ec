import { AppError, isAppError, operationLabel } from '@/lib/model';
import type { CreateNetworkRequest, Network, NetworkId, NetworkResult } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import { surroundingsOf } from './deps';
import type { ActionDeps } from './deps';
import { fieldOfEngineRefusal } from './engine-refusal-field';
import { isOf } from './made-before';
import { oneAtATime } from './one-at-a-time';
import { insist, named } from './plan';
import { planCreateNetwork } from './plan-create-network';

/**
 * The network as the engine made it, with the engine's warning. It bears the operation as a label; null: it is made
 * exactly as asked. Throws the plan's refusal or the engine's own.
 */
export function createNetwork(
  deps: ActionDeps,
  request: CreateNetworkRequest,
  operation: string | null = null,
): Promise<NetworkResult> {
  const { engine, inventory } = deps;
  return oneAtATime(`network ${request.name}`, async () => {
    insist(planCreateNetwork(surroundingsOf(deps), request));
    const marked = withMark(request, operation);
    const isMade = marked ? isOf(marked.operation) : isNewOf(request, inventory.topology.networks);
    // With the answer lost its id is too.
    const isOurs = (network: Network, id: NetworkId | undefined) =>
      id === undefined ? isMade(network) : network.id === id;
    const { answer, result } = await askAndProve(
      () => engine.createNetwork(marked?.request ?? request).catch((error: unknown) => withField(error, request)),
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

/** Says which field of it the engine complains of, where its words tell. */
function withField(error: unknown, request: CreateNetworkRequest): never {
  if (!isAppError(error) || error.engineMessage === undefined) throw error;
  const { code, message, engineMessage, engineStatus } = error;
  const field = fieldOfEngineRefusal(engineMessage, request);
  throw new AppError(code, message, {
    ...{ engineMessage, cause: error },
    ...(engineStatus !== undefined && { engineStatus }),
    ...(field !== undefined && { field }),
  });
}

/** Null where nothing is to mark it: beside the settings of another network the engine takes no labels. */
function withMark(request: CreateNetworkRequest, operation: string | null) {
  if (operation === null || request.configFrom !== undefined) return null;
  return { operation, request: { ...request, labels: { ...request.labels, [operationLabel]: operation } } };
}

/** Without a mark one of this name and driver that was not there before is it. Of settings the engine calls the driver null. */
function isNewOf(request: CreateNetworkRequest, networks: readonly Network[]) {
  const before = new Set(networks.map(({ id }) => id));
  return ({ id, name, driver, configOnly }: Network) =>
    !before.has(id) && name === request.name && (request.configOnly ? configOnly : driver === request.driver);
}

function differenceOf(network: Network, request: CreateNetworkRequest): string | null {
  const given = new Set(network.subnets.map(({ subnet }) => subnet));
  const missing = request.subnets.filter(({ subnet }) => !given.has(subnet));
  if (missing.length === 0 || network.subnets.length === 0) return null;
  return `The engine made ${[...given].join(', ')} where ${missing.map(({ subnet }) => subnet).join(', ')} was asked for.`;
}
