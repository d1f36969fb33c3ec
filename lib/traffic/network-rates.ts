import { addKnown, trafficFields } from '@/lib/model';
import type { Endpoint, EndpointId, NetworkId, NetworkTrafficSample, TrafficSample } from '@/lib/model';

/**
 * Sums of each network's endpoints: tx was sent into it, rx delivered out of it. Endpoints without a sample are left
 * out of the sum; a network all of whose endpoints are unknown is absent, not zero. Containers that share another's
 * namespace have no endpoints of their own, so nothing is counted twice.
 *
 * `bridges`: what each network's bridge received on the host (see `leftTheBridge`), where that is known. What stayed
 * between containers is the rest of what was sent, and so is known only where every active endpoint is.
 */
export function networkRates(
  endpoints: readonly Pick<Endpoint, 'id' | 'networkId' | 'active'>[],
  samples: ReadonlyMap<EndpointId, TrafficSample>,
  bridges: ReadonlyMap<NetworkId, number> = new Map(),
): Map<NetworkId, NetworkTrafficSample> {
  const sums = new Map<NetworkId, NetworkTrafficSample>();
  const partial = new Set<NetworkId>();
  for (const { id, networkId, active } of endpoints) {
    const sample = samples.get(id);
    if (!sample) {
      if (active) partial.add(networkId);
      continue;
    }
    const sum = sums.get(networkId);
    if (!sum) sums.set(networkId, { ...sample, northSouth: bridges.get(networkId) ?? null, eastWest: null });
    else addKnown(sum, sample, trafficFields);
  }
  for (const [id, sum] of sums) {
    if (sum.northSouth === null || sum.txBytesPerSecond === null || partial.has(id)) continue;
    // Endpoints and bridge are read a few milliseconds apart, which must not read as less than nothing.
    sum.eastWest = Math.max(0, sum.txBytesPerSecond - sum.northSouth);
  }
  return sums;
}
