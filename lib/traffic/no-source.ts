import type { AttributedCounters, TrafficSource } from './source';

export const nothingRead: AttributedCounters = { byEndpoint: new Map(), unattributed: [] };

/** Reads nothing, and says why. */
export class NoSource implements TrafficSource {
  readonly kind = 'none';

  constructor(readonly reason: string) {}

  async read(): Promise<AttributedCounters> {
    return nothingRead;
  }
}
