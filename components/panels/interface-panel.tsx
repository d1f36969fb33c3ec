'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { CommandLine, Copyable } from '@/components/ui/copyable';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { useEngineDetail } from '@/lib/client/use-engine-detail';
import { visibleText, type Engine } from '@/lib/model';
import { interfaceWords } from './explain/interface-words';
import { shellWord } from './explain/shell-word';
import { InterfaceCounters } from './interface-counters';
import { InterfaceRole } from './interface-role';
import { PanelHead } from './panel-head';

/** An interface in the network namespace of the engine's host. */
export default function InterfacePanel({ name }: { name: string }) {
  const engine = useDashboard().topology.engines[0];
  return engine ? <OfEngine engine={engine} name={name} /> : null;
}

function OfEngine({ engine, name }: { engine: Engine; name: string }) {
  const { detail, error } = useEngineDetail(engine.id);
  const found = detail?.interfaces?.find((item) => item.name === name);
  const word = shellWord(name);
  return (
    <>
      <PanelHead
        kind={`interface of the host${found ? `, ${interfaceWords[found.kind]}` : ''}`}
        title={visibleText(name)}
        name={name}
      />
      {found === undefined && (
        <Section title="Interface">
          <p className="text-pretty text-muted">
            {detail === undefined
              ? (error?.message ?? 'Reading the host’s interfaces…')
              : (detail.interfacesReason ?? `The host of ${engine.name} has no interface of this name (any more).`)}
          </p>
        </Section>
      )}
      <InterfaceRole name={name} />
      {found && (
        <>
          <Section title="Interface">
            <PropertyList>
              <Property name="kind">{interfaceWords[found.kind]}</Property>
              <Property name="index">
                {found.index !== null && <Copyable value={String(found.index)} label="index" />}
              </Property>
              <Property name="MAC">
                {found.macAddress !== null && <Copyable value={found.macAddress} label="MAC address" />}
              </Property>
              <Property name="addresses">
                {found.addresses.length === 0 ? (
                  <span className="text-muted">none</span>
                ) : (
                  <ul>
                    {found.addresses.map((address) => (
                      <li key={address}>
                        <Copyable value={address} label="address" />
                      </li>
                    ))}
                  </ul>
                )}
              </Property>
              {found.routes.length > 0 && (
                <Property name="routes" note="IPv4 subnets that the host reaches over it.">
                  <ul>
                    {found.routes.map((route) => (
                      <li key={route}>
                        <Copyable value={route} label="subnet" />
                      </li>
                    ))}
                  </ul>
                </Property>
              )}
            </PropertyList>
          </Section>
          <InterfaceCounters item={found} />
        </>
      )}
      {word !== null && (found !== undefined || detail?.interfaces === null) && (
        <Section title="On the command line">
          <CommandLine command={`ip -details link show ${word}`} />
        </Section>
      )}
    </>
  );
}
