import { beforeEach, describe, expect, it } from 'vitest';
import { aNetwork, aNetworkTrafficSample, aTrafficTick } from '@/lib/model/builders';
import { engineTotal } from '@/lib/model';
import { forgetTraffic, lastMinuteOf, precede, receiveTraffic, totalHistory, trafficTick } from './traffic-store';

const app = aNetwork({ name: 'app' }).id;
const data = aNetwork({ name: 'data' }).id;

function tick(second: number, rates: [typeof app, number | null][]) {
  const networks = new Map(rates.map(([id, rate]) => [id, aNetworkTrafficSample({ txBytesPerSecond: rate })]));
  const engine = engineTotal(networks.values());
  receiveTraffic(
    aTrafficTick({
      at: new Date(second * 1000).toISOString(),
      networks,
      engine: engine && { received: engine.rxBytesPerSecond ?? 0, sent: engine.txBytesPerSecond ?? 0 },
    }),
  );
}

beforeEach(() => {
  forgetTraffic();
  totalHistory.set([]);
  tick(0, []);
});

describe('traffic in the browser', () => {
  it('keeps what all networks carried, and calls it unknown when nothing is known', () => {
    tick(1, [
      [app, 100],
      [data, null],
    ]);
    tick(2, []);
    expect(
      totalHistory
        .get()
        .slice(-2)
        .map((point) => point.bytesPerSecond),
    ).toEqual([100, null]);
  });

  it('keeps a minute of every network, with a gap while it is unknown, and forgets what was unknown for a minute', () => {
    for (let second = 1; second <= 70; second += 1) tick(second, [[app, second]]);
    expect(lastMinuteOf([app])).toHaveLength(60);
    expect(lastMinuteOf([app]).at(-1)).toBe(70);
    tick(71, [[data, 1]]);
    expect(lastMinuteOf([app]).slice(-2)).toEqual([70, null]);
    for (let second = 72; second <= 131; second += 1) tick(second, [[data, 1]]);
    expect(lastMinuteOf([app])).toEqual([]);
  });

  it('goes back to before the page was opened, as far as the server remembers', () => {
    totalHistory.set([]);
    tick(100, [[app, 5]]);
    precede([98, 99, 100].map((second) => ({ at: second * 1000, bytesPerSecond: second })));
    expect(totalHistory.get().map(({ bytesPerSecond }) => bytesPerSecond)).toEqual([98, 99, 5]);
  });

  it('leaves a gap where the stream was lost', () => {
    tick(1, [[app, 5]]);
    forgetTraffic();
    expect(trafficTick.get()).toBeNull();
    tick(2, [[app, 7]]);
    expect(lastMinuteOf([app]).slice(-3)).toEqual([5, null, 7]);
  });
});
