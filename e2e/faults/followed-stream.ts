import { createHash } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';

interface Ask {
  origin: string;
  token: string;
  /** Accepts gzip unless told otherwise. */
  plain?: boolean;
  lastEventId?: string;
}

/** What is kept of an event: two hundred clients with a snapshot each would be more than the one who counts them can hold. */
export interface ServerSentEvent {
  event: string;
  id: string | undefined;
  /** Of the data, to compare by. */
  digest: string;
  /** Of networks that a test has made. */
  made: readonly string[];
}

export interface FollowedStream {
  /** Undefined: as it is. */
  coding: string | undefined;
  /** All that was read so far, and by now unpacked. */
  readonly events: readonly ServerSentEvent[];
  /** Of the body, as they came over the wire. */
  readonly bytes: number;
  stop(): Promise<void>;
}

/** The answer to who asks for the stream, of which nothing is read: left alone it is a client that stands still. */
export async function askForStream({ origin, token, plain = false, lastEventId }: Ask): Promise<IncomingMessage> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(!plain && { 'accept-encoding': 'gzip' }),
    ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
  };
  return await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(`${origin}/api/stream`, { headers, agent: false }, (answer) => {
      // Whoever cuts the connection knows that it is cut.
      answer.on('error', () => undefined);
      if (answer.statusCode === 200) resolve(answer);
      else reject(new Error(`The stream answers ${answer.statusCode}.`));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Reads a stream as it comes. */
export async function followStream(ask: Ask): Promise<FollowedStream> {
  return readStream(await askForStream(ask));
}

export function readStream(answer: IncomingMessage): FollowedStream {
  const events: ServerSentEvent[] = [];
  let bytes = 0;
  let text = '';
  const coding = answer.headers['content-encoding'];
  answer.on('data', (chunk: Buffer | string) => (bytes += Buffer.byteLength(chunk)));
  const source = coding === 'gzip' ? answer.pipe(createGunzip()) : answer;
  source.setEncoding('utf8');
  source.on('data', (chunk: string) => {
    text += chunk;
    // A snapshot comes in many pieces: not each of them is worth a look at all that came before.
    if (!chunk.includes('\n')) return;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const [event, data] = [field('event'), field('data')];
      if (event === undefined || data === undefined) continue;
      const digest = createHash('sha256').update(data).digest('hex');
      events.push({ event, id: field('id'), digest, made: data.match(/(?<="name":")made-\d+(?=")/g) ?? [] });
    }
  });
  const closed = new Promise<void>((resolve) => answer.once('close', resolve));
  return {
    coding,
    events,
    get bytes() {
      return bytes;
    },
    async stop() {
      answer.destroy();
      await closed;
    },
  };
}
