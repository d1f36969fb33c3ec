'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { CommandLine } from '@/components/ui/copyable';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { Note, Section } from '@/components/ui/property-list';
import { useEngineDetail } from '@/lib/client/use-engine-detail';
import { networkKind, visibleText, type Engine } from '@/lib/model';
import { ContainerRows } from './container-rows';
import { HostConnection } from './host-connection';
import { HostFacts } from './host-facts';
import { HostInterfaces } from './host-interfaces';
import { HostLimits } from './host-limits';
import { HostTraffic } from './host-traffic';
import { PanelHead } from './panel-head';
import { NamedLink } from './select-link';

/** The engine and the host that it runs on. */
export default function HostPanel({ id }: { id: string }) {
  const engine = useDashboard().topology.engines.find((item) => item.id === id);
  return engine ? <OfEngine engine={engine} /> : null;
}

function OfEngine({ engine }: { engine: Engine }) {
  const { topology } = useDashboard();
  const { detail, error } = useEngineDetail(engine.id);
  const inHostMode = topology.containers.filter(({ networkMode }) => networkMode === 'host');
  return (
    <>
      <PanelHead kind="engine and its host" title={visibleText(engine.name)} name={engine.name} />
      <HostConnection engine={engine} />
      <HostLimits engine={engine} />
      <HostTraffic engine={engine} detail={detail} />
      <HostFacts engine={engine} detail={detail} error={error} />
      <Section title="Network drivers" aside={engine.drivers.length}>
        <ul className="space-y-1">
          {engine.drivers.map((driver) => (
            <li key={driver} className="flex items-center gap-2">
              <KindGlyph kind={networkKind({ driver })} />
              <NamedLink kind="driver" name={driver} />
              {detail?.networkPlugins.includes(driver) && <span className="text-xs text-muted">plugin</span>}
            </li>
          ))}
        </ul>
        {engine.drivers.length === 0 && <p className="text-muted">The engine tells none.</p>}
      </Section>
      <HostInterfaces detail={detail} error={error} />
      <Section title="Containers in host mode" aside={inHostMode.length}>
        {inHostMode.length === 0 ? (
          <p className="text-muted">None: every container has a network namespace of its own, or another’s.</p>
        ) : (
          <>
            <ContainerRows containers={inHostMode} />
            <div className="mt-1.5">
              <Note>They share the host’s namespace: no address and no interface of their own.</Note>
            </div>
          </>
        )}
      </Section>
      <Section title="On the command line">
        <div className="space-y-1.5">
          <CommandLine command="docker info" />
          <CommandLine command="docker version" />
        </div>
      </Section>
    </>
  );
}
