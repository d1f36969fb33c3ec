import useSWR from 'swr';
import { trafficSeriesSchema, type TrafficScope, type TrafficSeries } from '@/lib/model';
import { callApi } from './api';
import { endsOf, rangeText, refreshEvery, type TimeRange } from './time-range';

export interface Subject {
  scope: TrafficScope;
  id: string;
  /** Of a network: what each endpoint carried, too. */
  byEndpoint?: boolean;
}

/** Read again as often as something new can be in it; what was shown stays until then. */
export function useTrafficSeries({ scope, id, byEndpoint = false }: Subject, range: TimeRange) {
  const { data, error } = useSWR<TrafficSeries, Error>(
    ['traffic', scope, id, byEndpoint, rangeText(range)],
    () => {
      const { from, to } = endsOf(range, Date.now() / 1000);
      const time = (seconds: number) => new Date(seconds * 1000).toISOString();
      const query = new URLSearchParams({ scope, id, from: time(from), to: time(to) });
      if (byEndpoint) query.set('by', 'endpoint');
      return callApi('GET', `/api/traffic?${query.toString()}`, trafficSeriesSchema);
    },
    { refreshInterval: refreshEvery(range), keepPreviousData: true, revalidateOnFocus: range.kind === 'last' },
  );
  // Of another subject nothing may be shown, not even for a moment.
  return { series: data?.id === id && data.scope === scope ? data : undefined, error };
}
