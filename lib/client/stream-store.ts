import { mutate } from 'swr';
import { decodeTraffic } from '@/lib/stream/decode-traffic';
import { streamSchemas, type StreamEvent, type StreamMessages } from '@/lib/stream/messages';
import { forgetEdits, receiveEdit } from './edits';
import { door, isTurnedAway } from './door';
import { noteServerTime, serverNow } from './server-clock';
import { createStore } from './store';
import { reduceStream, unconnected, type StreamState } from './stream-state';
import { forgetTraffic, receiveTraffic } from './traffic-store';

/** When the last message of any kind came (epoch milliseconds by the server's clock); apart from the state, since it changes every second. */
export const lastMessageAt = createStore<number | null>(null);

const path = '/api/stream';
/** Six connections a host is all that HTTP/1.1 has: a tab nobody looks at gives its own back. */
const hiddenGraceMs = 20_000;
/** The server says something every 15 seconds at least; a connection that says nothing for so long is half dead. */
const silenceMs = 40_000;
const reopenMs = 1000;

/** Opens the one stream of this tab; returns how to close it. */
export function openStream(receive: (state: StreamState) => void): () => void {
  let state = unconnected;
  let source: EventSource | null = null;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const become = (next: StreamState) => {
    if (next === state) return;
    state = next;
    receive(state);
  };
  const close = (link: StreamState['link']) => {
    clearTimeout(reopening);
    clearTimeout(silence);
    source?.close();
    source = null;
    // What is not heard is not known: a gap, and no rate that looks current.
    forgetTraffic();
    become({ ...state, link });
  };
  const reopen = () => {
    close('lost');
    reopening = setTimeout(open, reopenMs);
  };
  const handlers: { [E in StreamEvent]: (message: StreamMessages[E]) => void } = {
    hello: (message) => {
      noteServerTime(message.at);
      const known = state.version;
      become(reduceStream.hello(state, message));
      // Another version speaks of other things in other words: this page is of yesterday.
      if (known !== null && state.version !== known) location.reload();
    },
    snapshot: (message) => {
      // What is still under way comes after it.
      forgetEdits();
      become(reduceStream.snapshot(state, message));
    },
    patch: (message) => become(reduceStream.patch(state, message)),
    status: (message) => become(reduceStream.status(state, message)),
    action: receiveEdit,
    traffic: (message) => receiveTraffic(decodeTraffic(message, state.numbers)),
  };
  const listen = <E extends StreamEvent>(to: EventSource, event: E) =>
    to.addEventListener(event, ({ data }: MessageEvent<string>) => {
      clearTimeout(silence);
      silence = setTimeout(reopen, silenceMs);
      try {
        handlers[event](streamSchemas[event].parse(JSON.parse(data)) as StreamMessages[E]);
        // Afterwards: a hello may have set the clock.
        lastMessageAt.set(serverNow());
      } catch (error) {
        // A lost patch would leave a picture that is wrong for ever: begin anew with a snapshot.
        console.error(`The stream sent a ${event} that cannot be read.`, error);
        reopen();
      }
    });
  const open = () => {
    if (source || document.visibilityState === 'hidden' || isTurnedAway()) return;
    const opened = new EventSource(path);
    source = opened;
    for (const event of Object.keys(streamSchemas) as StreamEvent[]) listen(opened, event);
    opened.onerror = () => {
      if (opened.readyState !== EventSource.CLOSED) {
        // The browser tries again by itself.
        forgetTraffic();
        become({ ...state, link: 'lost' });
        return;
      }
      // The answer was an error, most likely because nobody is signed in any more: that has a page of its own.
      void mutate('/api/session');
      reopen();
    };
  };
  const followVisibility = () => {
    clearTimeout(hiding);
    if (document.visibilityState === 'visible') open();
    else hiding = setTimeout(() => close('connecting'), hiddenGraceMs);
  };

  const unsubscribe = door.subscribe(() => {
    if (isTurnedAway()) close('lost');
    else open();
  });
  open();
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    unsubscribe();
    clearTimeout(hiding);
    document.removeEventListener('visibilitychange', followVisibility);
    close('connecting');
  };
}
