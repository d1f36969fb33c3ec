import { commandLine, nameFor } from '@/lib/commands/command-line';
import type { InspectedNetwork } from '@/lib/docker/engine';
import { AppError, indexTopology } from '@/lib/model';
import type { NetworkId, ReleaseResult, StaleEndpoints, Topology } from '@/lib/model';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { knownNetwork, named } from './plan';

/** What the engine counts on a network and what belongs to no container. */
export function strangersOn(topology: Topology, { attached }: InspectedNetwork): { name: string }[] {
  const { containerById } = indexTopology(topology);
  return attached.filter(({ containerId }) => containerId === null || !containerById.has(containerId));
}

/** Throws `not_found`, and what the engine's refusal to be asked is. */
export async function staleEndpoints({ engine, inventory }: ActionDeps, id: NetworkId): Promise<StaleEndpoints> {
  const { topology } = inventory;
  const network = knownNetwork(topology, id);
  const strangers = strangersOn(topology, await engine.inspectNetwork(id));
  const reference = nameFor(network, topology.networks);
  return {
    stale: strangers.map(({ name }) => ({
      name,
      command: commandLine(['docker', 'network', 'disconnect', '--force', reference, name]),
    })),
  };
}

/** Takes them off by force, and looks whether they are gone. Throws `not_possible` where there are none. */
export function releaseStale(deps: ActionDeps, id: NetworkId): Promise<Omit<ReleaseResult, 'actionId'>> {
  return oneAtATime(`network ${id}`, async () => {
    const { stale } = await staleEndpoints(deps, id);
    const network = named(knownNetwork(deps.inventory.topology, id));
    if (stale.length === 0) {
      throw new AppError('not_possible', `Every endpoint on ${network} belongs to a container: disconnect that.`);
    }
    for (const { name } of stale) await deps.engine.releaseEndpoint(id, name);
    const left = new Set((await staleEndpoints(deps, id)).stale.map(({ name }) => name));
    const released = stale.map(({ name }) => name).filter((name) => !left.has(name));
    if (released.length > 0) return { released, warning: leftWarning([...left]) };
    throw new AppError(
      'engine_failed',
      `The engine said yes, but still counts them on ${network}. Restart the engine: it then drops them.`,
    );
  });
}

function leftWarning(names: readonly string[]): string | null {
  return names.length === 0 ? null : `Still there: ${names.map((name) => named({ name })).join(', ')}.`;
}
