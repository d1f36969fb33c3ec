import { indexTopology } from '@/lib/model';
import type { Engine } from '@/lib/model';
import { severities } from '@/lib/model/finding';
import { alone, counter, gauge } from './family';
import type { Family, Sample } from './family';
import type { Labels } from './labels';
import type { World } from './world';

/** How the engines are, and how Netloom watches them. */
export function stateFamilies(world: World, labels: Labels): Family[] {
  const { version, topology, tick, sampleAge, spent, streamClients, openFindings } = world;
  const { containerById } = indexTopology(topology);
  const unattributed = ({ id }: Engine) =>
    tick && tick.unattributed.filter(({ containerId }) => containerById.get(containerId)?.engineId === id).length;
  const ofEngines = (valueOf: (engine: Engine) => number | null, labelsOf: (engine: Engine) => object = () => ({})) =>
    topology.engines.flatMap((engine): Sample[] => {
      const [own, value] = [labels.engines.get(engine.id), valueOf(engine)];
      return own && value !== null ? [{ labels: { ...own, ...labelsOf(engine) }, value }] : [];
    });
  return [
    gauge(
      'netloom_engine_up',
      '1 while the Docker engine answers Netloom, 0 while it does not and its last word is told.',
      ofEngines(({ status }) => (status === 'live' ? 1 : 0)),
    ),
    gauge(
      'netloom_traffic_source_info',
      'Where the counters of traffic come from: proc (the kernel, by /proc), stats (the engine’s API), none (they are out of reach).',
      ofEngines(
        () => 1,
        ({ trafficSource }) => ({ source: trafficSource }),
      ),
    ),
    gauge(
      'netloom_sample_age_seconds',
      'Time since traffic was last read. A scrape reads anew what is older than a second, so more means that it cannot be read.',
      ofEngines(() => (sampleAge === null ? null : sampleAge / 1000)),
    ),
    gauge(
      'netloom_unattributed_interfaces',
      'Interfaces that no endpoint could be proven to be, and endpoints that no interface could: what they carry is in no other family.',
      ofEngines(unattributed),
    ),
    counter(
      'netloom_sampler_seconds_total',
      'Time that reading traffic took, waiting for its source included, since Netloom started.',
      alone(spent / 1000),
    ),
    gauge('netloom_stream_clients', 'Browsers and programs that follow /api/stream now.', alone(streamClients)),
    gauge(
      'netloom_findings',
      'What exposes more than it need to and nobody has accepted, by severity. 0 also while the engine has told nothing.',
      severities.map((severity) => ({ labels: { severity }, value: openFindings[severity] })),
    ),
    gauge('netloom_build_info', 'The version of Netloom.', [{ labels: { version }, value: 1 }]),
  ];
}
