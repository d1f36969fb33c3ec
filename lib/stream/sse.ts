import type { StreamEvent, StreamMessages } from './messages';

const encoder = new TextEncoder();

/**
 * One server-sent event as bytes. JSON writes every line break inside a text as an escape, so the data is one line
 * whatever names the engine's objects have.
 */
export function encodeEvent<E extends StreamEvent>(event: E, message: StreamMessages[E]): Uint8Array {
  return encoder.encode(`event: ${event}\ndata: ${JSON.stringify(message)}\n\n`);
}

/** How long a browser waits before it connects again, in milliseconds. */
export const retryAfter: Uint8Array = encoder.encode('retry: 1000\n\n');
