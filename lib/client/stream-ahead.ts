import { unconnected, type StreamState } from './stream-state';
import { openStream } from './stream-store';

interface Ahead {
  /** What it has said by now. */
  state: StreamState;
  receive: (state: StreamState) => void;
  close: () => void;
}

/** Some pages (that of a wrong address) have nobody who watches. */
const unwatchedMs = 10_000;

let ahead: Ahead | null = null;

/** Opens the stream of this tab before anybody watches it. */
export function openAhead(): void {
  if (ahead !== null) return;
  const opened: Ahead = { state: unconnected, receive: (state) => (opened.state = state), close: () => {} };
  opened.close = openStream((state) => opened.receive(state));
  ahead = opened;
  setTimeout(() => {
    if (ahead !== opened) return;
    ahead = null;
    opened.close();
  }, unwatchedMs);
}

/** Watches the stream, which may have been open for a while; returns how to close it. */
export function watchStream(receive: (state: StreamState) => void): () => void {
  if (ahead === null) return openStream(receive);
  const opened = ahead;
  ahead = null;
  opened.receive = receive;
  if (opened.state !== unconnected) receive(opened.state);
  return opened.close;
}
