'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { CommandLine } from '@/components/ui/copyable';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { Section } from '@/components/ui/property-list';
import { visibleText } from '@/lib/model';
import { driverFacts } from './explain/driver-facts';
import { NetworkRows } from './network-rows';
import { PanelHead } from './panel-head';

export default function DriverPanel({ name }: { name: string }) {
  const { topology } = useDashboard();
  const engine = topology.engines[0];
  const facts = driverFacts(name);
  const networks = topology.networks.filter(({ driver }) => driver === name);
  const offered = engine?.drivers.includes(name) ?? false;
  return (
    <>
      <PanelHead
        kind={
          <>
            <KindGlyph kind={facts.kind} /> network driver{facts.kind === 'plugin' && ', plugin'}
          </>
        }
        title={visibleText(name)}
        name={name}
        badges={[
          offered ? 'offered by this engine' : 'not offered by this engine',
          ...(name === 'null' ? ['the network is called none'] : []),
        ]}
      />
      <Section title="What it is">
        <p className="text-pretty">{facts.what}</p>
      </Section>
      <Section title="The way of a packet">
        <p className="text-pretty">{facts.path}</p>
      </Section>
      <Section title="When to choose it">
        <p className="text-pretty">{facts.choose}</p>
      </Section>
      <Section title="Limits">
        <ul className="list-disc space-y-1 pl-4 marker:text-faint">
          {facts.limits.map((limit) => (
            <li key={limit} className="text-pretty">
              {limit}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Networks of it here" aside={networks.length}>
        {networks.length === 0 && <p className="text-muted">None on this engine.</p>}
        <NetworkRows networks={networks} />
      </Section>
      <Section title="On the command line">
        <div className="space-y-1.5">
          {facts.command !== null && <CommandLine command={facts.command} />}
          <CommandLine command="docker info --format '{{json .Plugins.Network}}'" />
        </div>
      </Section>
    </>
  );
}
