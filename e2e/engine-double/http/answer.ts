import type { Headers, Wire } from './wire';

/** What a handler gives back: a whole body, or a stream that goes on writing. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body?: Buffer;
  /** @returns what to do when the client has gone */
  readonly stream?: (wire: Wire) => () => void;
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };

export const jsonAnswer = (status: number, value: unknown): Answer =>
  rawJsonAnswer(status, `${JSON.stringify(value)}\n`);

export const rawJsonAnswer = (status: number, text: string | Buffer): Answer => ({
  status,
  headers: JSON_HEADERS,
  body: typeof text === 'string' ? Buffer.from(text) : text,
});

export const textAnswer = (status: number, text: string): Answer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: Buffer.from(text),
});

export const emptyAnswer = (status: number): Answer => ({ status, headers: {}, body: Buffer.alloc(0) });

/** Writes a whole answer with its length. */
export function sendAnswer(answer: Answer, common: Headers, wire: Wire): () => void {
  const headers = { ...common, ...answer.headers };
  if (answer.stream) {
    wire.head(answer.status, headers);
    return answer.stream(wire);
  }
  const body = answer.body ?? Buffer.alloc(0);
  wire.head(answer.status, answer.status === 204 ? headers : { ...headers, 'Content-Length': String(body.length) });
  wire.write(body);
  wire.end();
  return () => {};
}
