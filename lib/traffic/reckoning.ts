/**
 * Takes counters reading by reading, gives rates and adds up totals. Remembers the last reading and owns no timer. Must
 * not import anything that reads.
 */
import { addKnown, engineTotal, trafficFields } from '@/lib/model';
import type {
  Endpoint,
  EndpointId,
  NetworkId,
  NetworkTrafficSample,
  Topology,
  TrafficSample,
  UnattributedTraffic,
} from '@/lib/model';
import { leftTheBridge } from './host-counters';
import type { HostCounters } from './host-counters';
import type { Ledger } from './ledger';
import { networkRates } from './network-rates';
import { Newcomers } from './newcomers';
import { differenceBetween, grownSince, isContinued, ratesOf } from './rates';
import type { Reading } from './rates';
import type { AttributedCounters, CountersAt, TrafficTarget } from './source';

/** Rates per second of one moment; who is absent is unknown. */
export interface Rates {
  endpoints: ReadonlyMap<EndpointId, TrafficSample>;
  /** Of the network `host` it is what the host itself carried: of containers in host mode no more can be told. */
  networks: ReadonlyMap<NetworkId, NetworkTrafficSample>;
  /** Sent into and delivered by all networks but `host`; null where nothing is known. */
  engine: NetworkTrafficSample | null;
  unattributed: readonly UnattributedTraffic[];
}

export interface Counted {
  takenAt: number;
  targets: readonly TrafficTarget[];
  counters: AttributedCounters;
  host: HostCounters;
}

type Taken = CountersAt & { takenAt: number };
type Plain = Map<string, Taken>;
type LeftOver = Taken & { rates: Pick<UnattributedTraffic, 'rxBytesPerSecond' | 'txBytesPerSecond'> };

export class Reckoning {
  readings: ReadonlyMap<EndpointId, Reading> = new Map();
  private readonly newcomers = new Newcomers();
  /** The last readings of endpoints that are there and were not read since. */
  private unread: ReadonlyMap<EndpointId, Reading> = new Map();
  private samples: ReadonlyMap<EndpointId, TrafficSample> = new Map();
  private bridges: Plain = new Map();
  private uplinks: Plain = new Map();
  private leftOver: Map<string, LeftOver> = new Map();

  constructor(private readonly ledger: Ledger) {}

  take(topology: Topology, counted: Counted): Rates {
    this.newcomers.observe(topology);
    const { counters, host, takenAt } = counted;
    const endpoints = this.endpointsOf(topology, counted);
    const networks = networkRates(topology.endpoints, endpoints, this.bridgesOf(host, takenAt));
    this.ledger.keepOnly(topology);
    const engine = engineTotal(networks.values());
    const ofHost = this.hostOf(host, takenAt);
    for (const { id, driver } of topology.networks) {
      if (driver === 'host' && ofHost) networks.set(id, { ...ofHost, northSouth: null, eastWest: null });
    }
    return {
      endpoints,
      networks,
      engine,
      unattributed: this.unattributedOf(counters, takenAt),
    };
  }

  /** After a rest a difference would be an average over it. */
  forget(): void {
    this.readings = this.unread = this.samples = new Map();
    this.bridges = this.uplinks = new Map();
    this.leftOver = new Map();
    this.newcomers.forget();
  }

  /**
   * One that was not read for a while (its container changed and is not inspected yet) has a gap in its rates, but what
   * it carried meanwhile counts.
   */
  private endpointsOf(topology: Topology, counted: Counted): ReadonlyMap<EndpointId, TrafficSample> {
    const before = this.readings;
    const after = new Map<EndpointId, Reading>();
    const samples = new Map<EndpointId, TrafficSample>();
    for (const { endpoint, reading } of readingsOf(counted)) {
      const { id } = endpoint;
      after.set(id, reading);
      const old = before.get(id);
      const isOld = old?.takenAt === reading.takenAt && isContinued(old, reading);
      const difference = differenceBetween(old, reading);
      // A source that is slower than the beat gives the same reading again: its rate stands until there is another.
      const sample = isOld ? this.samples.get(id) : difference && ratesOf(difference);
      if (sample) samples.set(id, sample);
      const isNew = this.newcomers.take({ id, ...reading });
      const since = difference ?? differenceBetween(this.unread.get(id), reading);
      const grown = since?.counters ?? (isNew ? reading.counters : null);
      if (grown && !isOld) this.ledger.add(endpoint, grown);
    }
    this.unread = notRead(topology, [...this.unread, ...before], after);
    this.readings = after;
    this.samples = samples;
    return samples;
  }

  private bridgesOf({ bridges }: HostCounters, takenAt: number): Map<NetworkId, number> {
    const [before, rates] = [this.bridges, new Map<NetworkId, number>()];
    this.bridges = new Map(Array.from(bridges, ([id, counters]) => [id, { counters, takenAt }]));
    for (const [id, counters] of bridges) {
      const difference = grownSince(before.get(id), { counters, takenAt });
      const grown = difference?.counters ?? (this.newcomers.takeBridge(id) ? counters : null);
      if (grown) this.ledger.addBridge(id, grown);
      if (difference) rates.set(id, leftTheBridge(difference.counters) / difference.seconds);
    }
    return rates;
  }

  private hostOf({ uplinks }: HostCounters, takenAt: number): TrafficSample | null {
    const before = this.uplinks;
    this.uplinks = new Map(Array.from(uplinks, ([name, counters]) => [name, { counters, takenAt }]));
    let sum: TrafficSample | null = null;
    for (const [name, counters] of uplinks) {
      const difference = grownSince(before.get(name), { counters, takenAt });
      if (!difference) return null;
      const rates = ratesOf(difference);
      if (!sum) sum = rates;
      else addKnown(sum, rates, trafficFields);
    }
    return sum;
  }

  private unattributedOf({ unattributed }: AttributedCounters, takenAt: number): UnattributedTraffic[] {
    const before = this.leftOver;
    this.leftOver = new Map();
    return unattributed.map(({ containerId, interfaceName, reason, counters, takenAt: ownAt = takenAt }) => {
      const key = `${containerId} ${interfaceName}`;
      const old = before.get(key);
      const difference = counters && grownSince(old, { counters, takenAt: ownAt });
      const { rxBytesPerSecond = null, txBytesPerSecond = null } =
        (old?.takenAt === ownAt ? old.rates : difference && ratesOf(difference)) ?? {};
      const rates = { rxBytesPerSecond, txBytesPerSecond };
      if (counters) this.leftOver.set(key, { counters, takenAt: ownAt, rates });
      return { containerId, interfaceName, reason, ...rates };
    });
  }
}

function notRead(
  topology: Topology,
  known: readonly (readonly [EndpointId, Reading])[],
  read: ReadonlyMap<EndpointId, Reading>,
): Map<EndpointId, Reading> {
  const missing = known.filter(([id]) => !read.has(id));
  if (missing.length === 0) return new Map();
  const present = new Set(topology.endpoints.filter(({ active }) => active).map(({ id }) => id));
  return new Map(missing.filter(([id]) => present.has(id)));
}

function* readingsOf({
  targets,
  counters: { byEndpoint },
  takenAt,
}: Counted): Iterable<{ endpoint: Endpoint; reading: Reading }> {
  for (const { container, pid, endpoints } of targets) {
    for (const endpoint of endpoints) {
      const found = byEndpoint.get(endpoint.id);
      if (!found) continue;
      const reading = {
        takenAt: found.takenAt ?? takenAt,
        pid,
        startedAt: container.startedAt,
        engineEndpointId: endpoint.engineEndpointId,
        interfaceName: found.interfaceName,
        device: found.device ?? null,
        counters: found.counters,
      };
      yield { endpoint, reading };
    }
  }
}
