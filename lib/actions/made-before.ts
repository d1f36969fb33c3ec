import { operationLabel } from '@/lib/model';
import type { Container, Network, TextMap } from '@/lib/model';
import type { ActionDeps } from './deps';

/**
 * The network that this operation made, although nobody heard of it: the engine's answer was lost, or Netloom ended
 * before it was written down. null: none. Asks the engine, which may know more than has been read so far.
 */
export async function networkMadeBy({ engine, inventory }: ActionDeps, operation: string): Promise<Network | null> {
  const ids = (await engine.listNetworks()).filter(isOf(operation)).map(({ id }) => id);
  if (ids.length > 0) await inventory.refresh({ networks: ids });
  return inventory.topology.networks.find(isOf(operation)) ?? null;
}

/** As `networkMadeBy`. It may not have been brought to run. */
export async function containerMadeBy({ engine, inventory }: ActionDeps, operation: string): Promise<Container | null> {
  const listed = (await engine.listContainers()).map(({ container }) => container);
  const ids = listed.filter(isOf(operation)).map(({ id }) => id);
  if (ids.length > 0) await inventory.refresh({ containers: ids });
  return inventory.topology.containers.find(isOf(operation)) ?? null;
}

export function isOf(operation: string) {
  return ({ labels }: { labels: TextMap }) => labels[operationLabel] === operation;
}
