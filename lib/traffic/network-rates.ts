import { trafficFields } from '@/lib/model';
import type { Endpoint, EndpointId, NetworkId, NetworkTrafficSample, TrafficSample } from '@/lib/model';

/**
 * Sums of each network's endpoints: tx was sent into it, rx delivered out of it. Endpoints without a sample are left
 * out of the sum; a network all of whose endpoints are unknown is absent, not zero. Containers that share another's
 * namespace have no endpoints of their own, so nothing is counted twice. How much left the network (north-south) and
 * how much stayed takes the bridge's own counters, which nobody reads yet: null.
 */
export function networkRates(
  endpoints: readonly Pick<Endpoint, 'id' | 'networkId'>[],
  samples: ReadonlyMap<EndpointId, TrafficSample>,
): Map<NetworkId, NetworkTrafficSample> {
  const sums = new Map<NetworkId, NetworkTrafficSample>();
  for (const { id, networkId } of endpoints) {
    const sample = samples.get(id);
    if (!sample) continue;
    const sum = sums.get(networkId);
    if (!sum) sums.set(networkId, { ...sample, northSouth: null, eastWest: null });
    else for (const field of trafficFields) sum[field] = plus(sum[field], sample[field]);
  }
  return sums;
}

function plus(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}
