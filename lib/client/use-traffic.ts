import useSWR from 'swr';
import type { CongestionFlag, EndpointId, EngineId, NetworkId, NetworkTrafficSample, TrafficSample } from '@/lib/model';
import { serverNow } from './server-clock';
import { useStore } from './store';
import { readTrafficSeries } from './traffic-series';
import { lastMinuteOf, precede, totalHistory, totalPoints, trafficTick, type RatePoint } from './traffic-store';

/** undefined: no tick holds it, so nothing is known of it. */
export function useNetworkTraffic(id: NetworkId): NetworkTrafficSample | undefined {
  return useStore(trafficTick, (tick) => tick?.networks.get(id));
}

export function useEndpointTraffic(id: EndpointId): TrafficSample | undefined {
  return useStore(trafficTick, (tick) => tick?.endpoints.get(id));
}

/** Why some networks or endpoints are congested; empty where they are not, or where nothing is known. */
export function useCongestion(ids: readonly (NetworkId | EndpointId)[]): readonly CongestionFlag[] {
  // Mostly there are none, and then a tick renders nothing: the same nothing every time.
  const flags = useStore(trafficTick, (tick) => (tick?.congestion.length ? tick.congestion : none));
  return flags === none ? none : flags.filter(({ subject }) => ids.some((id) => id === subject.id));
}

const none: readonly CongestionFlag[] = [];

/** The last minute of one or the sum of several, see `lastMinuteOf`. */
export function useLastMinute(ids: readonly (NetworkId | EndpointId)[]): readonly (number | null)[] {
  useStore(trafficTick, (tick) => tick);
  return lastMinuteOf(ids);
}

/** What all networks of the engine carried in the last quarter of an hour, by the second, oldest first. */
export function useTotalHistory(engine: EngineId | undefined): readonly RatePoint[] {
  useSWR(
    engine === undefined ? null : ['total', engine],
    async ([, id]) => {
      const to = serverNow() / 1000;
      const wanted = { from: to - totalPoints, to, step: 1 };
      const { at, step, txBytesPerSecond } = await readTrafficSeries({ scope: 'engine', id }, wanted);
      if (step === 1)
        precede(at.map((time, slot) => ({ at: Date.parse(time), bytesPerSecond: txBytesPerSecond[slot] ?? null })));
      return at.length;
    },
    { revalidateOnFocus: false, revalidateOnReconnect: false, revalidateIfStale: false },
  );
  return useStore(totalHistory, (points) => points);
}
