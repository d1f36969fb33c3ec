import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aTrafficSample, aTrafficTick } from '@/lib/model/builders';
import { topTalkers } from './top-talkers';

const network = aNetwork();

describe('the top talkers', () => {
  it('are those that carry most, largest first, and none that carries nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (rates, count) => {
        const endpoints = new Map(
          rates.map((rate, at) => [
            anEndpoint(network, aContainer({ name: `c${at}` })).id,
            aTrafficSample({ rxBytesPerSecond: rate, txBytesPerSecond: null }),
          ]),
        );
        const expected = rates.filter((rate) => rate >= 1).sort((a, b) => b - a);
        const found = topTalkers(aTrafficTick({ endpoints }), count).map(({ bytesPerSecond }) => bytesPerSecond);
        expect(found).toEqual(expected.slice(0, count));
      }),
    );
    expect(topTalkers(null, 3)).toEqual([]);
  });
});
