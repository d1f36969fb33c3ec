import { Copyable } from '@/components/ui/copyable';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { shortId, visibleText, type Engine, type TrafficSourceKind } from '@/lib/model';
import { Age } from './moment';

const sources: Record<TrafficSourceKind, readonly [name: string, meaning: string]> = {
  proc: [
    'interface counters',
    'Read from /proc in each container’s namespace, once a second. An interface counts for a network only where MAC, address or route prove it.',
  ],
  stats: [
    'stats API',
    'Asked of the engine container by container. An interface counts for a network only where it is the container’s only one, or was named when it was connected.',
  ],
  none: ['nowhere', 'No container’s namespace could be read and proven yet, so no rate is known.'],
};

const tones: Record<Engine['status'], string> = { live: 'text-ok', stale: 'text-warn', unreachable: 'text-bad' };

export function HostConnection({ engine }: { engine: Engine }) {
  const [source] = sources[engine.trafficSource];
  return (
    <Section title="Connection">
      <PropertyList>
        <Property name="status" note={engine.reason}>
          <span className={tones[engine.status]}>{engine.status}</span>{' '}
          <span className="text-muted">
            since <Age at={engine.since} />
          </span>
        </Property>
        <Property name="address">
          <Copyable value={engine.endpoint} label="address" />
        </Property>
        <Property name="engine id">
          <Copyable value={engine.id} label="engine id">
            {shortId(engine.id)}…
          </Copyable>
        </Property>
        <Property name="traffic from" note={trafficNote(engine)}>
          {source}
        </Property>
        <Property name="Swarm" note={swarmNote(engine)}>
          {engine.swarm === null ? 'not part of one' : engine.swarm.role}
        </Property>
        {engine.swarm !== null && (
          <Property name="node id">
            <Copyable value={engine.swarm.nodeId} label="Swarm node id">
              {visibleText(engine.swarm.nodeId)}
            </Copyable>
          </Property>
        )}
      </PropertyList>
    </Section>
  );
}

/** Why traffic is not read from /proc, and then what it is read from; of what is switched off there is no more to say. */
function trafficNote({ trafficSource, trafficSourceReason }: Engine): string {
  const [, meaning] = sources[trafficSource];
  if (trafficSourceReason === null) return meaning;
  return trafficSource === 'none' ? trafficSourceReason : `${trafficSourceReason} ${meaning}`;
}

function swarmNote({ swarm }: Engine): string {
  if (swarm === null) return 'Overlay networks need one: docker swarm init.';
  return swarm.role === 'manager'
    ? 'Overlay networks can be made here.'
    : 'Overlay networks are made on a manager, and seen here once a task uses them.';
}
