import { stableNames } from '@/lib/model';
import type { EngineId, NetworkId, ContainerId, Topology } from '@/lib/model';

/**
 * What a line of history is found by. Made of stable names, so that what is made anew under another id continues its
 * line: those hold no control characters, and so end where a line feed stands.
 */
export type SeriesKey = string & { readonly series: unique symbol };

const asKey = (text: string) => text as SeriesKey;

export function engineKey(id: EngineId): SeriesKey {
  return asKey(`engine ${id}`);
}

/** null: not in the topology. */
export function networkKey(topology: Topology, id: NetworkId): SeriesKey | null {
  const name = stableNames(topology).get(id);
  return name === undefined ? null : asKey(`network ${name}`);
}

export function endpointKey(topology: Topology, networkId: NetworkId, containerId: ContainerId): SeriesKey | null {
  const names = stableNames(topology);
  const [network, container] = [names.get(networkId), names.get(containerId)];
  return network === undefined || container === undefined ? null : asKey(`endpoint ${network}\n${container}`);
}

/** Of an endpoint's line: whether it is, or was, on the network with this line. */
export function isOnNetwork(key: SeriesKey, network: SeriesKey): boolean {
  return key.startsWith(`endpoint ${network.slice('network '.length)}\n`);
}

/** The stable name of the container whose endpoint's line it is; null for other lines. */
export function containerOf(key: SeriesKey): string | null {
  return key.startsWith('endpoint ') ? key.slice(key.indexOf('\n') + 1) : null;
}
