import { AppError, endpointId, isAppError, isPredefined, reasonOf } from '@/lib/model';
import { freeContainerName } from '@/lib/model/run-container';
import type { Container, ContainerId, ContainerResult, NetworkId, Topology } from '@/lib/model';
import type { RunContainerRequest } from '@/lib/model/run-container';
import { askAndProve } from './ask-and-prove';
import { changeContainer, removeContainer } from './change-container';
import { connect } from './connect';
import type { ActionDeps } from './deps';
import { knownImages } from './known-images';
import { endpointDifference } from './endpoint-difference';
import { isOf } from './made-before';
import { oneAtATime } from './one-at-a-time';
import { insist, named } from './plan';
import type { Plan } from './plan';
import { planRunContainer } from './plan-run-container';

/** What it is called: as asked, or after its image. */
export function nameOfRun({ inventory }: ActionDeps, { name, image }: RunContainerRequest): string {
  return name ?? freeContainerName(image, new Set(inventory.topology.containers.map((one) => one.name)));
}

/** The one that it is run on: its first, or the engine's own of that mode. */
export function networkOfRun({ networks }: Topology, request: RunContainerRequest): NetworkId | null {
  const [first] = request.networks;
  if (first) return first.networkId;
  return networks.find((one) => isPredefined(one) && one.name === request.networkMode)?.id ?? null;
}

/** Asks the engine for its images; rejects where it does not tell them. */
export async function planRun(deps: ActionDeps, request: RunContainerRequest, name: string): Promise<Plan> {
  const { images, hidden } = await knownImages(deps);
  const { topology, facts } = deps.inventory;
  return planRunContainer(
    { topology, facts, images: hidden === null ? images : null, allow: deps.allow ?? [] },
    request,
    name,
  );
}

export interface Run {
  name: string;
  /** Kept as its label. */
  operation: string;
  /** By an attempt of the same operation that did not come to its end. */
  made?: Container | null;
}

/**
 * The container as it then runs. Throws the plan's refusal or the engine's own; one that could be made but not brought
 * to run is removed again.
 */
export function runContainer(deps: ActionDeps, request: RunContainerRequest, run: Run): Promise<ContainerResult> {
  const { name, operation, made = null } = run;
  return oneAtATime(`container ${name}`, async () => {
    if (made && made.state !== 'created') return { container: made, warning: differenceOf(deps, request, made) };
    if (!made) insist(await planRun(deps, request, name));
    const { container, warnings } = made
      ? { container: made, warnings: [] }
      : await create(deps, request, name, operation);
    try {
      const others = await connectOthers(deps, request, container.id);
      const started = await changeContainer(deps, container.id, 'start');
      const said = [...warnings, ...others, differenceOf(deps, request, started.container), started.warning];
      return { container: started.container, warning: said.filter(Boolean).join(' ') || null };
    } catch (error) {
      throw await undone(deps, container, error);
    }
  });
}

async function create(deps: ActionDeps, request: RunContainerRequest, name: string, operation: string) {
  const { engine, inventory } = deps;
  const marks = { name, operation, network: networkOf(deps, request) };
  // With the answer lost its id is too: then the container that bears this attempt's mark is it.
  const isOurs = (container: Container) => container.name === name && isOf(operation)(container);
  const { answer, result } = await askAndProve(
    () => engine.createContainer(request, marks),
    async (given) => {
      const ids = given
        ? [given.id]
        : (await engine.listContainers()).filter((one) => isOurs(one.container)).map(({ container }) => container.id);
      await inventory.refresh({ containers: ids });
    },
    (given) => inventory.topology.containers.find((one) => (given ? one.id === given.id : isOurs(one))) ?? null,
    `The engine said yes, but there is no container ${named({ name })}. If nobody removed it meanwhile, try again.`,
  );
  return { container: result, warnings: answer?.warnings ?? [] };
}

/** By name, as the docker command gives it: by id the container would not find a network that is made anew. */
function networkOf({ inventory }: ActionDeps, { networks: [first], networkMode }: RunContainerRequest): string {
  const network = inventory.topology.networks.find(({ id }) => id === first?.networkId);
  return network?.name ?? networkMode ?? 'none';
}

async function connectOthers(deps: ActionDeps, { networks }: RunContainerRequest, containerId: ContainerId) {
  const warnings: (string | null)[] = [];
  const isOn = (networkId: NetworkId) =>
    deps.inventory.topology.endpoints.some(({ id }) => id === endpointId(networkId, containerId));
  for (const { networkId, ...settings } of networks.slice(1)) {
    if (isOn(networkId)) continue;
    const { warning } = await connect(deps, networkId, { containerId, ...settings });
    warnings.push(warning);
  }
  return warnings;
}

/**
 * Addresses are given at the start, so only then they can be looked at, on every network. Throws where it is not on one
 * at all: the engine may have taken a name for something else.
 */
function differenceOf(
  { inventory }: ActionDeps,
  { networks }: RunContainerRequest,
  container: Container,
): string | null {
  const { topology } = inventory;
  for (const { networkId, ...settings } of networks) {
    const endpoint = topology.endpoints.find((one) => one.id === endpointId(networkId, container.id));
    if (!endpoint) {
      const network = topology.networks.find((one) => one.id === networkId);
      const where = network ? named(network) : 'a network that is not there any more';
      throw new AppError('engine_failed', `The engine started ${named(container)}, but not on ${where}.`);
    }
    const difference = endpointDifference(topology, endpoint, { containerId: container.id, ...settings });
    if (difference !== null) return difference;
  }
  return null;
}

const portTaken = /port is already allocated|address already in use|failed to bind|ports are not available/i;

/** The error of a container that was made and does not run, once it is gone again. */
async function undone(deps: ActionDeps, container: Container, error: unknown): Promise<unknown> {
  if (!isAppError(error)) return error;
  const { code, engineMessage, engineStatus } = error;
  const next = portTaken.test(engineMessage ?? '') ? ' Publish it on another port or address.' : '';
  const detail = {
    ...(engineMessage !== undefined && { engineMessage }),
    ...(engineStatus !== undefined && { engineStatus }),
    cause: error,
  };
  try {
    // Whatever it wrote is of the failed attempt: the anonymous volumes of its image go too.
    await removeContainer(deps, container.id, true, 'remove');
    return new AppError(code, `${error.message}${next} It was created for this, and is removed again.`, detail);
  } catch (failure) {
    const left = `${named(container)} was created for this and is still there: remove it. ${reasonOf(failure)}`;
    return new AppError(code, `${error.message}${next} ${left}`, detail);
  }
}
