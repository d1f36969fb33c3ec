import { mutate } from 'swr';
import { decodeTraffic } from '@/lib/stream/decode-traffic';
import type { StreamEvent, StreamMessages } from '@/lib/stream/messages';
import { forgetEdits, receiveEdit } from './edits';
import { door, isTurnedAway } from './door';
import { noteServerTime } from './server-clock';
import { canShare, openShared } from './shared-line';
import { watchSilence } from './silence';
import { createStore } from './store';
import type { LineWord } from './stream-line';
import { openSource } from './stream-source';
import { reduceStream, unconnected, type StreamState } from './stream-state';
import { forgetTraffic, receiveTraffic } from './traffic-store';

/** When the last message of any kind came (epoch milliseconds by the server's clock); apart from the state, since it changes every second. */
export const lastMessageAt = createStore<number | null>(null);

/** A tab nobody looks at wants nothing: where the connection is its own, six a host is all that HTTP/1.1 has. */
const hiddenGraceMs = 20_000;
const reopenMs = 1000;

/** Opens the stream of this tab, on the one connection of this browser where it can share; returns how to close it. */
export function openStream(receive: (state: StreamState) => void): () => void {
  let state = unconnected;
  let position = '';
  let line: (() => void) | null = null;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const become = (next: StreamState) => {
    if (next === state) return;
    state = next;
    receive(state);
  };
  const close = (link: StreamState['link']) => {
    clearTimeout(reopening);
    silence.stop();
    line?.();
    line = null;
    // What is not heard is not known: a gap, and no rate that looks current.
    forgetTraffic();
    become({ ...state, link });
  };
  const reopen = () => {
    close('lost');
    reopening = setTimeout(open, reopenMs);
  };
  const beginAnew = () => {
    // A lost patch would leave a picture that is wrong for ever: from here only a snapshot helps.
    position = '';
    reopen();
  };
  const silence = watchSilence(reopen);
  const handlers: { [E in StreamEvent]: (message: StreamMessages[E]) => void } = {
    hello: (message) => {
      noteServerTime(message.at);
      const known = state.version;
      // What is still under way is told after it.
      if (state.link !== 'open') forgetEdits();
      become(reduceStream.hello(state, message));
      // Another version speaks of other things in other words: this page is of yesterday.
      if (known !== null && state.version !== known) location.reload();
    },
    snapshot: (message) => {
      forgetEdits();
      become(reduceStream.snapshot(state, message));
    },
    patch: (message) => become(reduceStream.patch(state, message)),
    status: (message) => become(reduceStream.status(state, message)),
    action: receiveEdit,
    traffic: (message) => receiveTraffic(decodeTraffic(message, state.numbers)),
  };
  const take = <E extends StreamEvent>({ event, message }: { event: E; message: StreamMessages[E] }) => {
    try {
      handlers[event](message);
    } catch (error) {
      console.error(`A ${event} of the stream could not be taken in.`, error);
      beginAnew();
    }
  };
  const hear = (word: LineWord) => {
    silence.heard();
    switch (word.kind) {
      case 'joined':
        return forgetEdits();
      case 'message':
        lastMessageAt.set(word.at);
        position = word.position;
        return take(word.told);
      case 'lost':
        forgetTraffic();
        return become({ ...state, link: 'lost' });
      case 'ended':
        if (word.why === 'unreadable') return beginAnew();
        // Most likely nobody is signed in any more: that has a page of its own.
        if (word.why === 'refused') void mutate('/api/session');
        return reopen();
    }
  };
  const open = () => {
    if (line || document.visibilityState === 'hidden' || isTurnedAway()) return;
    line = canShare() ? openShared(hear) : openSource(position, hear);
    silence.heard();
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
