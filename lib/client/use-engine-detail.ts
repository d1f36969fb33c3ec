import useSWR from 'swr';
import { engineDetailSchema, type EngineDetail, type EngineId } from '@/lib/model';
import { callApi } from './api';

const everyMs = 5000;

/** The engine's facts and the interfaces of its host, read again every five seconds while somebody looks. */
export function useEngineDetail(id: EngineId): { detail: EngineDetail | undefined; error: Error | undefined } {
  const path = `/api/engines/${encodeURIComponent(id)}`;
  const { data, error } = useSWR<EngineDetail, Error>(path, () => callApi('GET', path, engineDetailSchema), {
    refreshInterval: everyMs,
  });
  return { detail: data, error };
}
