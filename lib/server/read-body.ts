import { bodyLimit, bodyTooLarge } from '@/lib/auth/guard';
import { AppError } from '@/lib/model';

const deadlineMs = 10_000;

/**
 * The body as JSON, undefined when there is none. Counts the bytes itself: `content-length` may lie or be missing. A
 * body that does not come to its end in ten seconds is given up.
 */
export async function readBody(request: Request): Promise<unknown> {
  const bytes = request.body ? await bytesOf(request.body.getReader()) : Buffer.alloc(0);
  return bytes.length === 0 ? undefined : parseJson(bytes.toString('utf8'));
}

function parseJson(text: string): unknown {
  let namesPrototype = false;
  const look = (key: string, value: unknown): unknown => {
    if (key === '__proto__') namesPrototype = true;
    return value;
  };
  let value: unknown;
  try {
    value = JSON.parse(text, look);
  } catch (error) {
    const reason = error instanceof RangeError ? 'is nested too deep' : 'is not JSON';
    throw new AppError('invalid_request', `The body ${reason}.`, { cause: error });
  }
  // The schemas leave it out without a word, and what is left out without a word was not what was asked for.
  if (namesPrototype) throw new AppError('invalid_request', 'Nothing in the body can be called __proto__.');
  return value;
}

async function bytesOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let late = false;
  // Nothing more is read and nobody waits for it. A body that broke has said so to whoever read it.
  const letGo = () => void reader.cancel().catch(() => undefined);
  const deadline = setTimeout(() => {
    late = true;
    letGo();
  }, deadlineMs);
  try {
    for (let part = await partOf(reader); !part.done; part = await partOf(reader)) {
      size += part.value.byteLength;
      if (size > bodyLimit) throw bodyTooLarge();
      chunks.push(part.value);
    }
  } finally {
    clearTimeout(deadline);
    letGo();
  }
  if (late) throw new AppError('invalid_request', 'The body did not come to its end within ten seconds.');
  return Buffer.concat(chunks);
}

/** Whoever sends can leave or send nonsense in the middle: nothing that the log should hold as a failure of ours. */
async function partOf(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (error) {
    throw new AppError('invalid_request', 'The body broke off before its end.', { cause: error });
  }
}
