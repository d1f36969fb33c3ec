import { describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { fields } from './block';
import { Ceilings } from './ceilings';
import type { History } from './history';
import type { Value } from './line';
import { defaultRetention } from './tiers';

const network = aNetwork();
const endpoint = anEndpoint(network, aContainer());
const topology = aTopology({ networks: [network], containers: [aContainer()], endpoints: [endpoint] });
const now = 1_800_000_000;

/** A history in which so many slots are known, of which every one was sent at the average and once at the highest. */
function remembering(slots: number, average: number, highest: number) {
  const reads: [number, number][] = [];
  const history: Pick<History, 'retention' | 'read'> = {
    retention: defaultRetention,
    *read(_key, _tier, from, to, wanted = []) {
      reads.push([from, to]);
      for (let slot = 0; slot < slots; slot += 1) {
        yield wanted.map((field): Value => {
          const isSent = fields[field] === 'txBytesPerSecond';
          return { average: isSent ? average : 0, maximum: isSent && slot === 3 ? highest : 0 };
        });
      }
    },
  };
  return { reads, ceilings: new Ceilings(history, () => topology) };
}

describe('the ceiling of a network or an endpoint', () => {
  it('is the highest it ever carried, beside what is usual and how much is known', () => {
    const { ceilings } = remembering(12, 100, 5000);
    const expected = { bytesPerSecond: 5000, overSeconds: 7200, usualBytesPerSecond: 100 };
    expect(ceilings.of({ kind: 'network', id: network.id }, now)).toEqual(expected);
    expect(ceilings.of({ kind: 'endpoint', id: endpoint.id }, now)).toEqual(expected);
  });

  it('is unknown until an hour is, and of what is gone', () => {
    expect(remembering(5, 100, 5000).ceilings.of({ kind: 'network', id: network.id }, now)).toBeNull();
    const gone = aNetwork({ name: 'gone' }).id;
    expect(remembering(12, 100, 5000).ceilings.of({ kind: 'network', id: gone }, now)).toBeNull();
  });

  it('leaves out what is now, and is looked up every ten minutes only', () => {
    const { ceilings, reads } = remembering(12, 100, 5000);
    for (const later of [0, 300, 599, 600]) ceilings.of({ kind: 'network', id: network.id }, now + later);
    expect(reads.map(([, to]) => to)).toEqual([now - 600, now]);
  });
});
