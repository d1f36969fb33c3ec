import type { AsyncLocalStorage } from 'node:async_hooks';
import { unknownConnection } from '@/lib/auth/arrival';
import type { Connection } from '@/lib/auth/arrival';

declare global {
  var netloomConnection: AsyncLocalStorage<Connection> | undefined;
}

/**
 * Of the request that is being answered, as the front (lib/launch/front.mjs) saw it at its socket: Next tells a handler
 * headers only, and those anybody can write. Under `next dev` there is no front, and it is not known.
 */
export function connection(): Connection {
  return globalThis.netloomConnection?.getStore() ?? unknownConnection;
}
