import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a server said, taken apart as little as is needed. */
export interface RawAnswer {
  status: number;
  headers: ReadonlyMap<string, string>;
  body: string;
}

/**
 * Writes these bytes as they are, which no HTTP client would, and gives all that comes back until the other side closes.
 * Rejects when it never does: a server that hangs is a failure.
 */
export async function rawExchange(port: number, bytes: string | Buffer, patienceMs = 30_000): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  // Long bodies are refused while they are still written.
  socket.on('error', () => {});
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.setTimeout(patienceMs, () => socket.destroy());
  let isLate = false;
  socket.once('timeout', () => (isLate = true));
  socket.write(bytes);
  await once(socket, 'close');
  if (isLate) throw new Error(`The server neither answered nor closed within ${patienceMs / 1000} s.`);
  return Buffer.concat(chunks).toString('latin1');
}

export function answerIn(whole: string): RawAnswer {
  const text = whole.replace(/^HTTP\/1\.1 1\d\d .*\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, Math.max(0, end)).split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    headers.set(name, [headers.get(name), line.slice(at + 1).trim()].filter(Boolean).join('\n'));
  }
  const rest = text.slice(end + 4);
  const bytes = headers.get('transfer-encoding') === 'chunked' ? withoutChunks(rest) : rest;
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? 0),
    headers,
    body: Buffer.from(bytes, 'latin1').toString('utf8'),
  };
}

/** Of every answer that a connection gave: more than were asked for are a request that was smuggled. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}

function withoutChunks(text: string): string {
  let body = '';
  for (let at = 0; ;) {
    const size = /^([0-9a-f]+)[^\r]*\r\n/i.exec(text.slice(at, at + 40));
    const length = Number.parseInt(size?.[1] ?? '0', 16);
    if (!size || length === 0) return body;
    at += size[0].length;
    body += text.slice(at, at + length);
    at += length + 2;
  }
}

/** A request whose answer has no end of its own. */
export interface OpenStream {
  /** All that came so far. */
  read(): string;
  /** Resolves once so much matches. */
  says(pattern: RegExp): Promise<void>;
  /** Resolves when the server has closed it. */
  ended: Promise<void>;
  close(): void;
}

export function rawStream(port: number, request: string): OpenStream {
  const socket: Socket = connect({ host: '127.0.0.1', port });
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  socket.write(request);
  return {
    read: () => text,
    async says(pattern) {
      while (!pattern.test(text)) await once(socket, 'data');
    },
    ended: once(socket, 'close').then(() => undefined),
    close: () => socket.destroy(),
  };
}
