'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Copyable } from '@/components/ui/copyable';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import type { TrafficSourceKind } from '@/lib/model';
import { PanelHead } from './panel';

const sources: Record<TrafficSourceKind, string> = {
  proc: 'interface counters in /proc, once a second',
  stats: 'the engine’s stats API',
  none: 'nowhere: no container’s namespace could be read and proven yet',
};

export function EnginePanel() {
  const engine = useDashboard().topology.engines[0];
  if (!engine) return null;
  return (
    <>
      <PanelHead kind="engine" title={engine.name} />
      <Section title="Connection">
        <PropertyList>
          <Property name="address">
            <Copyable value={engine.endpoint} label="address" />
          </Property>
          <Property name="status">
            {engine.status} since {new Date(engine.since).toLocaleString()}
          </Property>
          {engine.reason !== undefined && <Property name="reason">{engine.reason}</Property>}
          <Property name="version">{engine.version}</Property>
          <Property name="API">{engine.apiVersion}</Property>
          <Property name="traffic from">{sources[engine.trafficSource]}</Property>
          <Property name="Swarm">{engine.swarm === null ? 'not part of one' : `${engine.swarm.role}`}</Property>
          <Property name="drivers">{engine.drivers.join(', ') || null}</Property>
        </PropertyList>
      </Section>
    </>
  );
}
