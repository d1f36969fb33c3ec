import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EndpointId, TrafficSample } from '@/lib/model';
import {
  aContainer,
  anEndpoint,
  aNetwork,
  aNetworkTrafficSample,
  aTopology,
  aTrafficSample,
  aTrafficTick,
} from '@/lib/model/builders';
import { decodeTraffic, learnNumbers, noNumbers } from './decode-traffic';
import { encodeTraffic } from './encode-traffic';
import { trafficMessageSchema } from './messages';
import { newNumbers, Numbering } from './numbering';

const network = aNetwork();
const endpoints = ['web', 'db', 'cache'].map((name) => anEndpoint(network, aContainer({ name })));
const [web, db] = endpoints;
const numbers = new Numbering().of(aTopology({ networks: [network], endpoints }));
const ids = learnNumbers(noNumbers, newNumbers(new Map(), numbers));

const rate = fc.option(fc.nat(), { nil: null });
const sample: fc.Arbitrary<TrafficSample> = fc.record({
  rxBytesPerSecond: rate,
  txBytesPerSecond: rate,
  rxPacketsPerSecond: rate,
  txPacketsPerSecond: rate,
  rxErrors: rate,
  txErrors: rate,
  rxDropped: rate,
  txDropped: rate,
});

describe('a traffic message', () => {
  it('is read back as it was written, for whole rates', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 3 }), sample, (samples, ofNetwork) => {
        const tick = {
          ...aTrafficTick({ engine: { received: 5, sent: 6 }, unattributed: { interfaces: 1, received: 2, sent: 3 } }),
          endpoints: new Map(samples.flatMap((one, at) => (endpoints[at] ? [[endpoints[at].id, one]] : []))),
          networks: new Map([[network.id, { ...ofNetwork, northSouth: null, eastWest: 7 }]]),
        };
        const message = trafficMessageSchema.parse(JSON.parse(JSON.stringify(encodeTraffic(tick, numbers))));
        expect(decodeTraffic(message, ids)).toEqual(tick);
      }),
    );
  });

  it.each([
    [0, 0],
    [0.3, 1],
    [1.4, 1],
    [1.5, 2],
    [1234.6, 1235],
    [null, null],
  ])('rounds a rate of %s to %s: never something to nothing, never unknown to a number', (rate, sent) => {
    const endpoints = new Map([[web!.id, aTrafficSample({ rxDropped: rate })]]);
    const { columns } = encodeTraffic(aTrafficTick({ endpoints }), numbers);
    expect(columns.endpoints.rxDropped).toEqual([sent]);
  });

  it('leaves out what the reader has no number for', () => {
    const tick = aTrafficTick({
      endpoints: new Map<EndpointId, TrafficSample>([[db!.id, aTrafficSample()]]),
      networks: new Map([[aNetwork({ name: 'unsent' }).id, aNetworkTrafficSample()]]),
    });
    const message = encodeTraffic(tick, numbers);
    expect(message.columns.endpoints.number).toEqual([numbers.get(db!.id)]);
    expect(message.columns.networks.number).toEqual([]);
    expect(decodeTraffic(message, noNumbers).endpoints.size).toBe(0);
  });
});
