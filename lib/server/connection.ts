import type { AsyncLocalStorage } from 'node:async_hooks';
import { unknownConnection } from '@/lib/auth/arrival';
import type { Connection } from '@/lib/auth/arrival';

interface FrontConnection extends Connection {
  /** Says of the answer that its body is gzip already. */
  declareGzip(): void;
}

declare global {
  var netloomConnection: AsyncLocalStorage<FrontConnection> | undefined;
}

/**
 * Of the request that is being answered, as the front (lib/launch/front.mjs) saw it at its socket: Next tells a handler
 * headers only, and those anybody can write. Under `next dev` there is no front, and it is not known.
 */
export function connection(): Connection {
  return globalThis.netloomConnection?.getStore() ?? unknownConnection;
}

/**
 * How to say of an answer that its body is packed; null where that cannot be said. Next takes `Content-Encoding` out of what
 * a handler answers, and would pack the body a second time.
 */
export function gzipDeclaration(): (() => void) | null {
  return globalThis.netloomConnection?.getStore()?.declareGzip ?? null;
}
