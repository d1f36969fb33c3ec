import { bodyLimit, bodyTooLarge } from '@/lib/auth/guard';
import { AppError } from '@/lib/model';

/** The body as JSON, undefined when there is none. Counts the bytes itself: `content-length` may lie or be missing. */
export async function readBody(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      // Leaving the loop cancels the stream: nothing more is read.
      if (size > bodyLimit) throw bodyTooLarge();
      chunks.push(chunk);
    }
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new AppError('invalid_request', 'The body is not JSON.', { cause: error });
  }
}
