import useSWRSubscription, { type SWRSubscriptionOptions } from 'swr/subscription';
import { indexTopology, type Topology, type TopologyIndex } from '@/lib/model';
import { settleChanges } from './pending-store';
import { unconnected, type StreamState } from './stream-state';
import { watchStream } from './stream-ahead';

/** The live topology; however many components ask, one stream is open. */
export function useStream(): StreamState {
  const { data } = useSWRSubscription<StreamState, Error>(
    '/api/stream',
    (_key: string, { next }: SWRSubscriptionOptions<StreamState, Error>) =>
      watchStream((state) => {
        if (state.topology !== null) settleChanges(state.topology);
        next(null, state);
      }),
  );
  return data ?? unconnected;
}

/** Look-ups over the live topology. */
export function useTopologyIndex(topology: Topology | null): TopologyIndex | null {
  return topology === null ? null : indexTopology(topology);
}
