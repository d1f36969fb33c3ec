import { bodyLimit, bodyTooLarge } from '@/lib/auth/guard';
import { AppError } from '@/lib/model';

const deadlineMs = 10_000;

/**
 * The body as JSON, undefined when there is none. Counts the bytes itself: `content-length` may lie or be missing. A
 * body that does not come to its end in ten seconds is given up.
 */
export async function readBody(request: Request): Promise<unknown> {
  const bytes = request.body ? await bytesOf(request.body.getReader()) : Buffer.alloc(0);
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new AppError('invalid_request', 'The body is not JSON.', { cause: error });
  }
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
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
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
