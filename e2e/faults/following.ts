import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import type { Deadlines } from '@/lib/docker/engine-calls';
import { Inventory, type InventoryOptions } from '@/lib/inventory/inventory';
import type { DoubleWorld, EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

export interface Following {
  engine: Engine;
  inventory: Inventory;
  /** Lines for the operator. */
  log: string[];
  stop: () => Promise<void>;
}

/** The inventory behind the real engine client on a double, with deadlines short enough to wait for. */
export function follow(
  double: EngineDouble,
  { deadlines, ...options }: InventoryOptions & { deadlines?: Partial<Deadlines> } = {},
): Following {
  const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere');
  const log: string[] = [];
  const note = (line: string) => void log.push(line);
  const engine = connectEngine(endpoint, { deadlines: { read: 400, inspect: 1_500, ...deadlines }, log: note });
  const inventory = new Inventory(engine, { reconcileMs: 300, reconcileDuty: 1, log: note, ...options });
  inventory.start();
  const stop = async () => {
    await inventory.stop();
    engine.close();
  };
  return { engine, inventory, log, stop };
}

export const isLive = ({ inventory }: Following) =>
  until('the engine', () => inventory.connection.status === 'live', { timeoutMs: 5_000 });

/** Everything of the world that both tell, as texts that can be compared. */
export const agrees = ({ inventory }: Following, world: DoubleWorld, timeoutMs = 10_000) =>
  until(
    'the topology to hold what the double holds',
    () => JSON.stringify(shown(inventory)) === JSON.stringify(held(world)),
    { timeoutMs, because: () => difference(shown(inventory), held(world)) },
  );

function held(world: DoubleWorld): string[] {
  const attached = [...world.containers.values()].flatMap((container) =>
    [...container.endpoints.values()].flatMap(({ networkName, networkId, lease }) => {
      const network =
        world.networks.get(networkId) ?? [...world.networks.values()].find((one) => one.name === networkName);
      return network ? [`${network.id} ${container.id} ${lease?.ipv4 ?? ''}`] : [];
    }),
  );
  return [
    ...[...world.networks.values()].map(({ id, name }) => `${id} ${name}`),
    ...[...world.containers.values()].map(({ id, name, state }) => `${id} ${name} ${state}`),
    ...attached.map((text) => text.trim()),
  ].sort();
}

function shown({ topology }: Inventory): string[] {
  return [
    ...topology.networks.map(({ id, name }) => `${id} ${name}`),
    ...topology.containers.map(({ id, name, state }) => `${id} ${name} ${state}`),
    ...topology.endpoints.map(({ networkId, containerId, ipv4 }) =>
      `${networkId} ${containerId} ${ipv4?.replace(/\/.*/, '') ?? ''}`.trim(),
    ),
  ].sort();
}

function difference(a: readonly string[], b: readonly string[]): string {
  const [ours, theirs] = [new Set(a), new Set(b)];
  const only = (list: readonly string[], other: ReadonlySet<string>) =>
    list.filter((line) => !other.has(line)).slice(0, 5);
  return `Only shown: ${only(a, theirs).join('; ')}. Only held: ${only(b, ours).join('; ')}.`;
}
