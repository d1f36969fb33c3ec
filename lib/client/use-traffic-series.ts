import useSWR from 'swr';
import type { TrafficSeries } from '@/lib/model';
import { serverNow } from './server-clock';
import { endsOf, rangeText, refreshEvery, type TimeRange } from './time-range';
import { readTrafficSeries, type Subject } from './traffic-series';

/** Read again as often as something new can be in it; what was shown stays until then. */
export function useTrafficSeries({ scope, id, byEndpoint = false }: Subject, range: TimeRange) {
  const { data, error } = useSWR<TrafficSeries, Error>(
    ['traffic', scope, id, byEndpoint, rangeText(range)],
    () => readTrafficSeries({ scope, id, byEndpoint }, endsOf(range, serverNow() / 1000)),
    { refreshInterval: refreshEvery(range), keepPreviousData: true, revalidateOnFocus: range.kind === 'last' },
  );
  // Of another subject nothing may be shown, not even for a moment.
  return { series: data?.id === id && data.scope === scope ? data : undefined, error };
}
