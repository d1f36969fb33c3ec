import { beforeEach, describe, expect, it } from 'vitest';
import type { Endpoint, TrafficSample } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTopology, aTrafficSample, aTrafficTick } from '@/lib/model/builders';
import { idleIn } from './movement';
import { forgetTraffic, receiveTraffic } from './traffic-store';

const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
const [web, db] = [aContainer({ name: 'web' }), aContainer({ name: 'db' })];
const ends = { webApp: anEndpoint(app, web), dbApp: anEndpoint(app, db), dbData: anEndpoint(data, db) };
const named = new Map<string, string>([app, data, web, db].map(({ id, name }) => [id, name]));

const world = (endpoints: Endpoint[]) => aTopology({ networks: [app, data], containers: [web, db], endpoints });
const topology = world(Object.values(ends));

const rate = (rx: number | null, tx: number | null) => aTrafficSample({ rxBytesPerSecond: rx, txBytesPerSecond: tx });
const nothing = rate(0, 0);

/** The day of each test is another one, so that none goes on where the one before ended. */
let day = 0;
beforeEach(() => {
  day += 1;
});

function tick(second: number, samples: Partial<Record<keyof typeof ends, TrafficSample>>) {
  const endpoints = Object.entries(ends).flatMap(([name, { id }]) => {
    const sample = samples[name as keyof typeof ends];
    return sample ? [[id, sample] as const] : [];
  });
  const at = new Date(Date.UTC(2026, 0, day, 0, 0, second)).toISOString();
  receiveTraffic(aTrafficTick({ at, endpoints: new Map(endpoints) }));
}

function quiet(from: number, to: number, samples = { webApp: nothing, dbApp: nothing, dbData: nothing }) {
  for (let second = from; second <= to; second += 1) tick(second, samples);
}

function idle(of = topology): string {
  const { networks, containers } = idleIn(of);
  return [...networks, ...containers].map((id) => named.get(id)).join(' ');
}

describe('who is idle', () => {
  it('is whoever was measured for a minute and carried nothing in it', () => {
    quiet(0, 59);
    expect(idle()).toBe('');
    tick(60, { webApp: nothing, dbApp: nothing, dbData: nothing });
    expect(idle()).toBe('app data web db');
  });

  it('is nobody who carried something, in either direction, until a minute later', () => {
    quiet(0, 70);
    tick(71, { webApp: rate(0, 0.6), dbApp: nothing, dbData: nothing });
    expect(idle()).toBe('data db');
    quiet(72, 130);
    expect(idle()).toBe('data db');
    quiet(131, 131);
    expect(idle()).toBe('app data web db');
  });

  it('takes what rounding leaves for nothing', () => {
    quiet(0, 61, { webApp: rate(0.4, 0.1), dbApp: nothing, dbData: nothing });
    expect(idle()).toBe('app data web db');
  });

  it('is not known of whom one endpoint is not measured, or only one direction', () => {
    for (let second = 0; second <= 61; second += 1) tick(second, { webApp: nothing, dbApp: rate(null, 0) });
    expect(idle()).toBe('web');
  });

  it('asks nothing of endpoints that are not active, and is nobody who has no other', () => {
    for (let second = 0; second <= 61; second += 1) tick(second, { webApp: nothing });
    const stopped = [ends.webApp, { ...ends.dbApp, active: false }, { ...ends.dbData, active: false }];
    expect(idle(world(stopped))).toBe('app web');
  });

  it('survives a gap of some seconds and a stream that comes back, and begins anew after a longer one', () => {
    quiet(0, 61);
    forgetTraffic();
    expect(idle()).toBe('');
    tick(66, { webApp: nothing, dbApp: nothing, dbData: nothing });
    expect(idle()).toBe('app data web db');
    tick(72, { webApp: nothing, dbApp: nothing, dbData: nothing });
    expect(idle()).toBe('');
  });

  it('is no longer known of whom the ticks do not speak any more', () => {
    quiet(0, 61);
    for (let second = 62; second <= 67; second += 1) tick(second, { webApp: nothing });
    expect(idle()).toBe('web');
  });
});
