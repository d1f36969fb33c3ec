import useSWR from 'swr';
import { happeningsSchema, type ContainerId, type Happening, type NetworkId } from '@/lib/model';
import { callApi } from './api';
import { useReadAgain } from './use-read-again';

/**
 * What happened to this network and this container, newest first; undefined until it is known. `revision` is the
 * topology's: nothing happens without a new one.
 */
export function useEvents(
  { networkId, containerId }: { networkId?: NetworkId; containerId?: ContainerId },
  revision: number,
): Happening[] | undefined {
  const query = new URLSearchParams();
  if (networkId) query.set('network', networkId);
  if (containerId) query.set('container', containerId);
  const path = `/api/events?${query.toString()}`;
  const { data, mutate } = useSWR(path, () => callApi('GET', path, happeningsSchema), { keepPreviousData: true });
  useReadAgain(revision, mutate);
  return data?.events;
}
