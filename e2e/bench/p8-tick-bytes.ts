import type { EndpointId, NetworkId, NetworkTrafficSample, TrafficSample } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork, aTime, aTopology, aTrafficTick } from '@/lib/model/builders';
import { encodeTraffic } from '@/lib/stream/encode-traffic';
import { Numbering } from '@/lib/stream/numbering';
import { encodeEvent } from '@/lib/stream/sse';
import type { WireMessage } from '@/lib/stream/wire-message';
import { networkRates } from '@/lib/traffic/network-rates';
import { seededRandom } from '../engine-double/world/random';
import type { Result } from './result';

const endpointCount = 1000;
const networkCount = 50;
const targetBytes = 25_000;

/** P8: bytes of one traffic tick of 1,000 endpoints on 50 networks, every one of them busy at rates that repeat nowhere. */
export async function run(): Promise<Result> {
  const { tick, asObjects } = aBusyTick();
  const compressed = tick.deflated.byteLength;
  return {
    id: 'P8',
    rows: [
      {
        what: 'traffic tick, 1,000 endpoints, as a browser gets it',
        measured: kilobytes(compressed),
        target: `≤ ${kilobytes(targetBytes)}`,
        ok: compressed <= targetBytes,
      },
      { what: 'the same, for who cannot unpack it', measured: kilobytes(tick.plain.byteLength), target: '', ok: true },
      { what: 'the same, as objects by id', measured: kilobytes(asObjects), target: '', ok: true },
    ],
  };
}

function aBusyTick(): { tick: WireMessage; asObjects: number } {
  const networks = Array.from({ length: networkCount }, (_, index) => aNetwork({ name: `network-${index}` }));
  const endpoints = Array.from({ length: endpointCount }, (_, index) => {
    const network = networks[index % networkCount] ?? aNetwork();
    return anEndpoint(network, aContainer({ name: `container-${index}` }));
  });
  const { next: random } = seededRandom(20260102);
  const samples = new Map<EndpointId, TrafficSample>(endpoints.map(({ id }) => [id, aBusySample(random)]));
  const sums: ReadonlyMap<NetworkId, NetworkTrafficSample> = networkRates(endpoints, samples);
  const numbers = new Numbering().of(aTopology({ networks, endpoints }));
  const message = encodeTraffic(
    aTrafficTick({ endpoints: samples, networks: sums, engine: { received: 1e9, sent: 1e9 } }),
    numbers,
  );
  const objects = { at: aTime, endpoints: Object.fromEntries(samples), networks: Object.fromEntries(sums) };
  return { tick: encodeEvent('traffic', message), asObjects: Buffer.byteLength(JSON.stringify(objects)) };
}

/** Rates spread evenly over the orders of magnitude from 100 B/s to 100 MB/s, packets to match, a drop now and then. */
function aBusySample(random: () => number): TrafficSample {
  const [rx, tx] = [10 ** (2 + random() * 6), 10 ** (2 + random() * 6)];
  const seldom = () => (random() < 0.02 ? Math.ceil(random() * 50) : 0);
  return {
    rxBytesPerSecond: rx,
    txBytesPerSecond: tx,
    rxPacketsPerSecond: rx / (80 + random() * 1400),
    txPacketsPerSecond: tx / (80 + random() * 1400),
    rxErrors: seldom(),
    txErrors: seldom(),
    rxDropped: seldom(),
    txDropped: seldom(),
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
