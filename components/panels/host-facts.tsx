import { Copyable } from '@/components/ui/copyable';
import { Note, Property, PropertyList, Section } from '@/components/ui/property-list';
import { formatBytes } from '@/lib/client/format';
import { visibleText, type Engine, type EngineDetail } from '@/lib/model';

interface HostFactsProps {
  engine: Engine;
  /** undefined while it is being read. */
  detail: EngineDetail | undefined;
  error: Error | undefined;
}

export function HostFacts({ engine, detail, error }: HostFactsProps) {
  return (
    <>
      <Section title="Engine">
        <PropertyList>
          <Fact name="version" value={engine.version} />
          <Fact name="API" value={engine.apiVersion} />
          {detail?.components
            .filter(({ name }) => name !== 'Engine')
            .map(({ name, version }) => (
              <Fact key={name} name={visibleText(name)} value={version} />
            ))}
        </PropertyList>
        {detail === undefined && (
          <p className="mt-1.5 text-xs text-pretty text-muted">{error?.message ?? 'Reading the rest…'}</p>
        )}
      </Section>
      {detail && <Host detail={detail} />}
    </>
  );
}

function Host({ detail }: { detail: EngineDetail }) {
  const { cpus, memoryBytes, firewall, ipForwarding, bridgeNetfilter: netfilter, defaultAddressPools: pools } = detail;
  return (
    <>
      <Section title="Host">
        <PropertyList>
          <Fact name="system" value={detail.operatingSystem} />
          <Fact name="kernel" value={detail.kernel} />
          <Fact name="architecture" value={detail.architecture} />
          <Property name="size">
            {cpus !== null && `${cpus} ${cpus === 1 ? 'CPU' : 'CPUs'}${memoryBytes === null ? '' : ', '}`}
            {memoryBytes !== null && `${formatBytes(memoryBytes)} of memory`}
          </Property>
          {firewall !== null && <Fact name="firewall" value={firewall} />}
          {ipForwarding !== null && (
            <Property name="forwarding" note={ipForwarding ? null : 'Containers reach nothing outside their bridge.'}>
              {ipForwarding ? 'on' : 'off'}
            </Property>
          )}
          {netfilter.ipv4 !== null && (
            <Property
              name="bridge filter"
              note={
                netfilter.ipv4
                  ? 'Frames between members of a bridge pass the host’s iptables: ICC can be switched off.'
                  : 'Frames between members of a bridge do not pass the host’s iptables.'
              }
            >
              {netfilter.ipv4 ? 'on' : 'off'}
            </Property>
          )}
        </PropertyList>
      </Section>
      <Section title="Address pools" aside={pools.length > 0 ? pools.length : undefined}>
        {pools.length === 0 ? (
          <p className="text-pretty text-muted">None is configured: the engine uses those that are built in.</p>
        ) : (
          <ul className="space-y-1">
            {pools.map(({ base, size }) => (
              <li key={`${base} ${size}`} className="flex items-baseline justify-between gap-2">
                <Copyable value={base} label="address pool" />
                <span className="text-xs text-muted">cut into /{size}</span>
              </li>
            ))}
          </ul>
        )}
        <div className="mt-1.5">
          <Note>Where subnets come from that nobody chooses.</Note>
        </div>
      </Section>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  return (
    <Property name={name}>
      {value !== null && (
        <Copyable value={value} label={name} look="words">
          {visibleText(value)}
        </Copyable>
      )}
    </Property>
  );
}
