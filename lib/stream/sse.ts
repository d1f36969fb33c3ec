import type { StreamEvent, StreamMessages } from './messages';
import { WireMessage } from './wire-message';

const encoder = new TextEncoder();

/**
 * One server-sent event as bytes. JSON writes every line break inside a text as an escape, so the data is one line
 * whatever names the engine's objects have. `position` is what a browser says it has read when it connects again.
 */
export function encodeEvent<E extends StreamEvent>(
  event: E,
  message: StreamMessages[E],
  position?: string,
): WireMessage {
  const id = position === undefined ? '' : `id: ${position}\n`;
  return new WireMessage(encoder.encode(`event: ${event}\n${id}data: ${JSON.stringify(message)}\n\n`));
}

/** How long a browser waits before it connects again, in milliseconds. */
export const retryAfter = new WireMessage(encoder.encode('retry: 1000\n\n'));
