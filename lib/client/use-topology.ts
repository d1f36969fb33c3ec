import { useMemo } from 'react';
import useSWRSubscription, { type SWRSubscriptionOptions } from 'swr/subscription';
import { indexTopology, type Topology, type TopologyIndex } from '@/lib/model';
import { settleChanges } from './pending-store';
import { unconnected, type StreamState } from './stream-state';
import { openStream } from './stream-store';

/** The live topology; however many components ask, one stream is open. */
export function useStream(): StreamState {
  const { data } = useSWRSubscription<StreamState, Error>(
    '/api/stream',
    (_key: string, { next }: SWRSubscriptionOptions<StreamState, Error>) =>
      openStream((state) => {
        if (state.topology !== null) settleChanges(state.topology);
        next(null, state);
      }),
  );
  return data ?? unconnected;
}

const indexes = new WeakMap<Topology, TopologyIndex>();

/** Look-ups over the live topology, built once a revision. */
export function useTopologyIndex(topology: Topology | null): TopologyIndex | null {
  return useMemo(() => {
    if (topology === null) return null;
    const known = indexes.get(topology) ?? indexTopology(topology);
    indexes.set(topology, known);
    return known;
  }, [topology]);
}
