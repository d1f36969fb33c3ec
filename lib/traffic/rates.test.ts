import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTrafficSample, aContainer, anEndpoint, aNetwork } from '@/lib/model/builders';
import { networkRates } from './network-rates';
import { differenceBetween, ratesOf } from './rates';
import type { Reading } from './rates';
import type { InterfaceCounters } from './source';

const counters: InterfaceCounters = {
  rxBytes: 1000,
  txBytes: 2000,
  rxPackets: 10,
  txPackets: 20,
  rxErrors: 1,
  txErrors: 2,
  rxDropped: 3,
  txDropped: 4,
};
const reading: Reading = {
  takenAt: 5000,
  pid: 100,
  startedAt: '2026-01-02T03:04:05Z',
  engineEndpointId: 'e',
  interfaceName: 'eth0',
  counters,
};
const later = (grown: Partial<InterfaceCounters>, overrides: Partial<Reading> = {}): Reading => ({
  ...reading,
  takenAt: 7000,
  counters: { ...counters, ...grown },
  ...overrides,
});

const rateBetween = (before: Reading | undefined, after: Reading) => {
  const difference = differenceBetween(before, after);
  return difference && ratesOf(difference);
};

describe('the rate between two readings', () => {
  it('is per second, for every counter', () => {
    const after = later({
      rxBytes: 3000,
      txBytes: 6000,
      rxPackets: 12,
      txPackets: 24,
      rxErrors: 3,
      txErrors: 6,
      rxDropped: 11,
      txDropped: 20,
    });
    expect(rateBetween(reading, after)).toEqual({
      rxBytesPerSecond: 1000,
      txBytesPerSecond: 2000,
      rxPacketsPerSecond: 1,
      txPacketsPerSecond: 2,
      rxErrors: 1,
      txErrors: 2,
      rxDropped: 4,
      txDropped: 8,
    });
  });

  it('is zero, not unknown, when nothing moved', () => {
    expect(rateBetween(reading, later({}))?.rxBytesPerSecond).toBe(0);
  });

  it.each<[string, Reading | undefined, Reading]>([
    ['before a second reading', undefined, reading],
    ['when no time passed', reading, later({ rxBytes: 3000 }, { takenAt: 5000 })],
    ['when time went back', reading, later({ rxBytes: 3000 }, { takenAt: 4000 })],
    ['when a counter was reset', reading, later({ rxBytes: 999 })],
    ['when any one counter went back', reading, later({ rxBytes: 3000, txDropped: 3 })],
    [
      'when a 32-bit counter wrapped',
      { ...reading, counters: { ...counters, rxBytes: 2 ** 32 - 1 } },
      later({ rxBytes: 100 }),
    ],
    [
      'over a restart, although the counters grew',
      reading,
      later({ rxBytes: 9000 }, { startedAt: '2026-01-02T03:05:00Z' }),
    ],
    ['over a new process', reading, later({ rxBytes: 9000 }, { pid: 101 })],
    ['over a new connection to the network', reading, later({ rxBytes: 9000 }, { engineEndpointId: 'f' })],
    ['over another interface', reading, later({ rxBytes: 9000 }, { interfaceName: 'eth1' })],
    ['over another one of the same name', { ...reading, device: 7 }, later({ rxBytes: 9000 }, { device: 8 })],
  ])('is unknown %s', (_, before, after) => expect(rateBetween(before, after)).toBeNull());

  it('goes on over another name of the same interface', () => {
    const renamed = later({ rxBytes: 3000 }, { device: 7, interfaceName: 'lan' });
    expect(rateBetween({ ...reading, device: 7 }, renamed)?.rxBytesPerSecond).toBe(1000);
  });

  it('is never negative, infinite or no number', () => {
    const anyCounter = fc.double({ min: 0, max: 2 ** 64, noNaN: true });
    fc.assert(
      fc.property(anyCounter, anyCounter, fc.double({ noNaN: true }), (before, after, takenAt) => {
        const sample = rateBetween(
          { ...reading, counters: { ...counters, rxBytes: before } },
          later({ rxBytes: after }, { takenAt: Math.max(takenAt, 5000.001) }),
        );
        if (sample) expect(sample.rxBytesPerSecond).toBeGreaterThanOrEqual(0);
        if (sample) expect(Number.isFinite(sample.rxBytesPerSecond)).toBe(true);
      }),
    );
  });
});

describe('the rates of networks', () => {
  const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
  const [web, db, cron] = ['web', 'db', 'cron'].map((name) => anEndpoint(app, aContainer({ name })));
  const alone = anEndpoint(data, aContainer({ name: 'db' }));

  it('are the sums of their endpoints, as far as these are known', () => {
    const samples = new Map([
      [web!.id, aTrafficSample({ txBytesPerSecond: 5, rxDropped: null })],
      [db!.id, aTrafficSample({ txBytesPerSecond: 7, rxDropped: 1 })],
    ]);
    const rates = networkRates([web!, db!, cron!, alone], samples);
    expect(rates.get(app.id)).toMatchObject({ txBytesPerSecond: 12, rxDropped: 1, northSouth: null, eastWest: null });
  });

  it('are unknown, not zero, where no endpoint is known', () => {
    const rates = networkRates([web!, alone], new Map([[web!.id, aTrafficSample()]]));
    expect(rates.has(data.id)).toBe(false);
  });

  it('leave the samples they are made of as they are', () => {
    const samples = new Map([web!, db!].map(({ id }) => [id, aTrafficSample({ txBytesPerSecond: 5 })]));
    networkRates([web!, db!], samples);
    expect(Array.from(samples.values(), (sample) => sample.txBytesPerSecond)).toEqual([5, 5]);
  });
});
