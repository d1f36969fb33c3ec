import type { Exchange } from '../http/exchange';
import type { Wire } from '../http/wire';

/**
 * What goes wrong with one request. It may answer by itself, or let the engine answer (`proceed`) onto a wire that
 * spoils what passes. `released` resolves when the test lets go of what hangs.
 */
export type Fault = (wire: Wire, proceed: (wire: Wire) => void, released: Promise<void>, exchange: Exchange) => void;
