import { streamSchemas, type StreamEvent } from '@/lib/stream/messages';
import { noteServerTime, serverNow } from './server-clock';
import type { HearLine, StreamMessage } from './stream-line';

const path = '/api/stream';

/**
 * Opens a connection to the stream, in a tab or in the worker of all tabs; returns how to close it. From a position the
 * server tells what was missed since, if it still knows.
 */
export function openSource(since: string, hear: HearLine): () => void {
  const source = new EventSource(since === '' ? path : `${path}?since=${encodeURIComponent(since)}`);
  const end = (why: 'refused' | 'unreadable') => {
    source.close();
    hear({ kind: 'ended', why });
  };
  for (const event of Object.keys(streamSchemas) as StreamEvent[]) {
    source.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
      let told: StreamMessage;
      try {
        told = { event, message: streamSchemas[event].parse(JSON.parse(data)) } as StreamMessage;
      } catch (error) {
        console.error(`The stream sent a ${event} that cannot be read.`, error);
        end('unreadable');
        return;
      }
      if (told.event === 'hello') noteServerTime(told.message.at);
      // Without a word of another position it is still that one.
      hear({ kind: 'message', told, at: serverNow(), position: lastEventId || since });
    });
  }
  source.onerror = () => {
    // What is not closed is tried again by the browser itself, with the last id it read.
    if (source.readyState === EventSource.CLOSED) end('refused');
    else hear({ kind: 'lost' });
  };
  return () => source.close();
}
