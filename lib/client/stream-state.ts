import type { Topology } from '@/lib/model';
import { learnNumbers, noNumbers, type NumberedIds } from '@/lib/stream/decode-traffic';
import { apply, diff } from '@/lib/stream/diff';
import type { StreamEvent, StreamMessages } from '@/lib/stream/messages';

export interface StreamState {
  topology: Topology | null;
  /** How the connection to Netloom's own server is; the engine's is in the topology. */
  link: 'connecting' | 'open' | 'lost';
  /** Whose number is which, for this stream. */
  numbers: NumberedIds;
  /** Of the server; another one may speak otherwise. */
  version: string | null;
}

export const unconnected: StreamState = { topology: null, link: 'connecting', numbers: noNumbers, version: null };

/** What each message makes of the state; traffic and what is under way do not go into it. */
export const reduceStream: {
  [E in Exclude<StreamEvent, 'traffic' | 'action'>]: (state: StreamState, message: StreamMessages[E]) => StreamState;
} = {
  hello: (state, { version }) =>
    state.link === 'open' && state.version === version ? state : { ...state, link: 'open', version },
  snapshot: (state, { topology, numbers }) => ({
    ...state,
    topology: asHeld(state.topology, topology),
    numbers: learnNumbers(noNumbers, numbers),
    link: 'open',
  }),
  patch: (state, patch) =>
    state.topology === null
      ? state
      : { ...state, topology: apply(state.topology, patch), numbers: learnNumbers(state.numbers, patch.numbers) },
  status: (state, { engineId, ...connection }) => {
    if (state.topology === null) return state;
    const engines = state.topology.engines.map((engine) =>
      engine.id === engineId ? { ...engine, reason: undefined, ...connection } : engine,
    );
    return { ...state, topology: { ...state.topology, engines } };
  },
};

/** The told topology, of the objects that are held already where they say the same: those need not be drawn anew. */
function asHeld(held: Topology | null, told: Topology): Topology {
  if (held === null) return told;
  const change = diff(held, told);
  return change ? apply(held, change) : held;
}
