import type { EngineDescription } from '@/lib/docker/engine';
import { pendingEngineId, type Connection, type Engine } from '@/lib/model';

/** The engine as the topology shows it; called `pending` until it has answered for the first time. */
export function engineEntry(
  address: string,
  description: EngineDescription | null,
  connection: Connection,
  known: Pick<Engine, 'trafficSource' | 'trafficSourceReason' | 'lacks' | 'hides'>,
): Engine {
  return {
    id: description?.id ?? pendingEngineId,
    name: description?.name ?? address,
    endpoint: address,
    version: description?.version ?? null,
    apiVersion: description?.apiVersion ?? null,
    swarm: description?.swarm ?? null,
    drivers: description?.drivers ?? [],
    ...known,
    ...connection,
  };
}
