import { networkTrafficFields, trafficFields } from '@/lib/model';
import type { CongestionFlag, EndpointId, NetworkId, NetworkTrafficSample, TrafficSample } from '@/lib/model';
import type { TrafficTick } from '@/lib/traffic/sampler';
import type { TrafficMessage } from './messages';
import type { Numbers } from './numbering';

/** What of a tick travels. */
export interface Traffic {
  at: string;
  endpoints: ReadonlyMap<EndpointId, TrafficSample>;
  networks: ReadonlyMap<NetworkId, NetworkTrafficSample>;
  engine: TrafficMessage['engine'];
  unattributed: TrafficMessage['unattributed'];
  congestion: readonly CongestionFlag[];
}

/** So many flags travel: where more is congested, more is not read. */
const mostFlags = 50;

export function trafficOf(tick: TrafficTick, congestion: readonly CongestionFlag[]): Traffic {
  const { at, endpoints, networks, engine, unattributed } = tick;
  return {
    at,
    endpoints,
    networks,
    engine: engine && sumOf([engine]),
    unattributed: { interfaces: unattributed.length, ...sumOf(unattributed) },
    congestion: congestion.slice(0, mostFlags),
  };
}

/**
 * A tick as columns of integers, rows in the order of their numbers. What has no number (the topology that holds it
 * has not been sent) is left out, and so is unknown to the reader, as it was before.
 */
export function encodeTraffic(traffic: Traffic, numbers: Numbers): TrafficMessage {
  const endpoints = numbered(traffic.endpoints, numbers);
  const networks = numbered(traffic.networks, numbers);
  return {
    at: traffic.at,
    columns: { endpoints: columnsOf(endpoints, trafficFields), networks: columnsOf(networks, networkTrafficFields) },
    engine: traffic.engine,
    unattributed: traffic.unattributed,
    congestion: [...traffic.congestion],
  };
}

type BothWays = Pick<TrafficSample, 'rxBytesPerSecond' | 'txBytesPerSecond'>;

function sumOf(rates: readonly BothWays[]): { received: number; sent: number } {
  const sum = (field: keyof BothWays) => rates.reduce((total, rate) => total + (asInteger(rate[field]) ?? 0), 0);
  return { received: sum('rxBytesPerSecond'), sent: sum('txBytesPerSecond') };
}

type Row<Sample> = [number: number, sample: Sample];

function numbered<Sample>(samples: ReadonlyMap<string, Sample>, numbers: Numbers): Row<Sample>[] {
  const rows: Row<Sample>[] = [];
  for (const [id, sample] of samples) {
    const number = numbers.get(id);
    if (number !== undefined) rows.push([number, sample]);
  }
  return rows.sort(([a], [b]) => a - b);
}

type Columns<F extends string> = { number: number[] } & Record<F, (number | null)[]>;

function columnsOf<F extends string>(rows: readonly Row<Record<F, number | null>>[], fields: readonly F[]): Columns<F> {
  const columns = fields.map((field) => [field, rows.map(([, sample]) => asInteger(sample[field]))] as const);
  return {
    number: rows.map(([number]) => number),
    ...(Object.fromEntries(columns) as Record<F, (number | null)[]>),
  };
}

/** Something is never rounded to nothing: one lost packet in three seconds must not read as none. */
function asInteger(rate: number | null): number | null {
  if (rate === null) return null;
  return rate > 0 && rate < 1 ? 1 : Math.round(rate);
}
