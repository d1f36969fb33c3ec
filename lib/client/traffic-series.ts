import { trafficSeriesSchema, type TrafficScope, type TrafficSeries } from '@/lib/model';
import { callApi } from './api';

export interface Subject {
  scope: TrafficScope;
  id: string;
  /** Of a network: what each endpoint carried, too. */
  byEndpoint?: boolean;
}

/** What it carried between two times (epoch seconds); `step` in seconds, chosen by the server unless given. */
export function readTrafficSeries(
  { scope, id, byEndpoint = false }: Subject,
  { from, to, step }: { from: number; to: number; step?: number },
): Promise<TrafficSeries> {
  const time = (seconds: number) => new Date(seconds * 1000).toISOString();
  const query = new URLSearchParams({ scope, id, from: time(from), to: time(to) });
  if (step !== undefined) query.set('step', String(step));
  if (byEndpoint) query.set('by', 'endpoint');
  return callApi('GET', `/api/traffic?${query.toString()}`, trafficSeriesSchema);
}
