import type { EndpointId, NetworkId, NetworkTrafficSample, TrafficSample } from '@/lib/model';
import { useStore } from './store';
import { historyOf, totalHistory, trafficTick, type RatePoint } from './traffic-store';

/** undefined: no tick holds it, so nothing is known of it. */
export function useNetworkTraffic(id: NetworkId): NetworkTrafficSample | undefined {
  return useStore(trafficTick, (tick) => tick?.networks.get(id));
}

export function useEndpointTraffic(id: EndpointId): TrafficSample | undefined {
  return useStore(trafficTick, (tick) => tick?.endpoints.get(id));
}

export function useNetworkHistory(id: NetworkId): readonly (number | null)[] {
  useStore(trafficTick, (tick) => tick);
  return historyOf(id);
}

export function useTotalHistory(): readonly RatePoint[] {
  return useStore(totalHistory, (points) => points);
}
