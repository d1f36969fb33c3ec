import type { Topology } from '@/lib/model';
import { decodeTraffic, learnNumbers, noNumbers } from '@/lib/stream/decode-traffic';
import { apply } from '@/lib/stream/diff';
import { streamSchemas, type StreamEvent, type StreamMessages } from '@/lib/stream/messages';
import { createStore } from './store';
import { forgetTraffic, receiveTraffic } from './traffic-store';

export interface StreamState {
  topology: Topology | null;
  /** How the connection to Netloom's own server is; the engine's is in the topology. */
  link: 'connecting' | 'open' | 'lost';
}

/** When the last message of any kind came (epoch milliseconds); apart from the state, since it changes every second. */
export const lastMessageAt = createStore<number | null>(null);

const path = '/api/stream';
/** Six connections a host is all that HTTP/1.1 has: a tab nobody looks at gives its own back. */
const hiddenGraceMs = 20_000;
const reopenMs = 1000;

/** Opens the one stream of this tab; returns how to close it. */
export function openStream(receive: (state: StreamState) => void): () => void {
  let state: StreamState = { topology: null, link: 'connecting' };
  let numbers = noNumbers;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (change: Partial<StreamState>) => {
    state = { ...state, ...change };
    receive(state);
  };
  const handlers: { [E in StreamEvent]: (message: StreamMessages[E]) => void } = {
    hello: () => become({ link: 'open' }),
    snapshot: ({ topology, numbers: numbering }) => {
      numbers = learnNumbers(noNumbers, numbering);
      become({ topology, link: 'open' });
    },
    patch: (patch) => {
      if (state.topology === null) return;
      numbers = learnNumbers(numbers, patch.numbers);
      become({ topology: apply(state.topology, patch) });
    },
    traffic: (message) => receiveTraffic(decodeTraffic(message, numbers)),
    status: ({ engineId, ...connection }) => {
      if (state.topology === null) return;
      const engines = state.topology.engines.map((engine) =>
        engine.id === engineId ? { ...engine, reason: undefined, ...connection } : engine,
      );
      become({ topology: { ...state.topology, engines } });
    },
  };

  const listen = <E extends StreamEvent>(to: EventSource, event: E) =>
    to.addEventListener(event, (message: MessageEvent<string>) => {
      lastMessageAt.set(Date.now());
      handlers[event](streamSchemas[event].parse(JSON.parse(message.data)) as StreamMessages[E]);
    });
  const open = () => {
    clearTimeout(timer);
    if (source) return;
    const opened = new EventSource(path);
    source = opened;
    for (const event of Object.keys(streamSchemas) as StreamEvent[]) listen(opened, event);
    opened.onerror = () => {
      become({ link: 'lost' });
      forgetTraffic();
      // The browser retries by itself unless the answer was an error (signed out, server restarting behind a proxy).
      if (opened.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, reopenMs);
    };
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const followVisibility = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') open();
    else timer = setTimeout(close, hiddenGraceMs);
  };

  open();
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    close();
  };
}
