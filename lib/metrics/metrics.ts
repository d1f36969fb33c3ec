/**
 * Takes the topology, the totals and the newest tick of traffic, and who follows the stream; gives text for Prometheus.
 * Pure but for its edges: the process in process-families.ts, prom-client in exposition.ts. Owns no timer. Must not import
 * the engine's client, the runtime or anything of HTTP.
 */
import type { Topology } from '@/lib/model';
import type { StreamHub } from '@/lib/stream/hub';
import type { Sampler } from '@/lib/traffic/sampler';
import { exposition } from './exposition';
import type { Family } from './family';
import { labelsOf } from './labels';
import { processFamilies } from './process-families';
import { stateFamilies } from './state-families';
import { trafficFamilies } from './traffic-families';
import type { World } from './world';

export interface MetricsOptions {
  /** Netloom's. */
  version: string;
  topology: () => Topology;
  sampler: Pick<Sampler, 'ledger' | 'last' | 'age' | 'spent' | 'freshen'>;
  hub: Pick<StreamHub, 'clientCount'>;
  openFindings: () => World['openFindings'];
  /** Somebody wants what is now: where nobody did before, it begins to be read. */
  onScrape?: () => void;
}

/** However slowly traffic is sampled while nobody looks, nobody is told what is older. Milliseconds. */
const oldest = 1000;

export class Metrics {
  constructor(private readonly options: MetricsOptions) {}

  /** Everything as it is now, in the text format of Prometheus. */
  async text(): Promise<string> {
    const { version, topology, sampler, hub, openFindings, onScrape } = this.options;
    onScrape?.();
    await sampler.freshen(oldest);
    const { ledger, last: tick, age: sampleAge, spent } = sampler;
    const own = { version, sampleAge, spent, streamClients: hub.clientCount, openFindings: openFindings() };
    const world = { ...own, topology: topology(), ledger, tick };
    return exposition([...familiesOf(world), ...processFamilies()]);
  }
}

/** All families of Netloom's own. */
export function familiesOf(world: World): Family[] {
  const labels = labelsOf(world.topology);
  return [...trafficFamilies(world, labels), ...stateFamilies(world, labels)];
}
