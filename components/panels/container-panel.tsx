'use client';
import { AttachContainer } from '@/components/forms/target-picker';
import { useDashboard } from '@/components/shell/dashboard';
import { ConditionBadge } from '@/components/ui/condition-badge';
import { CommandLine, Copyable } from '@/components/ui/copyable';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { EndpointRate } from '@/components/ui/rate';
import {
  containerCondition,
  networkKind,
  shortId,
  visibleText,
  type Container,
  type ContainerId,
  type Port,
} from '@/lib/model';
import { DetachButton } from './detach-button';
import { PanelHead, SelectLink } from './panel';

export function ContainerPanel({ id }: { id: ContainerId }) {
  const { topology, index, select, mayChange } = useDashboard();
  const container = index.containerById.get(id);
  if (!container) return null;
  const endpoints = index.endpointsByContainer.get(id) ?? [];
  const owner = container.sharesNamespaceWith === null ? null : index.containerById.get(container.sharesNamespaceWith);
  const guests = topology.containers.filter((other) => other.sharesNamespaceWith === id);
  return (
    <>
      <PanelHead
        kind={<ConditionBadge condition={containerCondition(container)} />}
        title={visibleText(container.name)}
      >
        {mayChange && <AttachContainer container={container} />}
      </PanelHead>
      <Section title="Networks" aside={endpoints.length}>
        {endpoints.length === 0 && <p className="text-muted">{whyNoEndpoints(container, owner)}</p>}
        <ul className="space-y-3">
          {endpoints.map((endpoint) => {
            const network = index.networkById.get(endpoint.networkId);
            if (!network) return null;
            return (
              <li key={endpoint.id} className="space-y-1">
                <div className="flex items-center gap-2">
                  <KindGlyph kind={networkKind(network)} labelled />
                  <span className="min-w-0 flex-1">
                    <SelectLink onSelect={() => select({ kind: 'network', id: network.id })}>
                      {visibleText(network.name)}
                    </SelectLink>
                  </span>
                  <SelectLink onSelect={() => select({ kind: 'endpoint', id: endpoint.id })}>
                    <span className="text-xs font-normal text-muted">endpoint</span>
                  </SelectLink>
                  {mayChange && <DetachButton endpoint={endpoint} />}
                </div>
                <div className="flex items-center justify-between gap-2 pl-6 text-xs">
                  <span className="whitespace-nowrap">
                    {endpoint.ipv4 !== null && <Copyable value={endpoint.ipv4} label="address" />}
                    {endpoint.ipv4 === null && <span className="text-muted">no address</span>}
                  </span>
                  <span className="flex gap-3">
                    <EndpointRate id={endpoint.id} direction="received" />
                    <EndpointRate id={endpoint.id} direction="sent" />
                  </span>
                </div>
              </li>
            );
          })}
        </ul>
      </Section>
      {(owner ?? guests[0]) && (
        <Section title="Shared network namespace">
          <ul className="space-y-1">
            {[...(owner ? [owner] : []), ...guests].map((other) => (
              <li key={other.id}>
                <SelectLink onSelect={() => select({ kind: 'container', id: other.id })}>
                  {visibleText(other.name)}
                </SelectLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Settings">
        <PropertyList>
          <Property name="id">
            <Copyable value={container.id} label="container id">
              {shortId(container.id)}
            </Copyable>
          </Property>
          <Property name="image">
            <Copyable value={container.image} label="image">
              {visibleText(container.image)}
            </Copyable>
          </Property>
          <Property name="network mode">{modeText(container, owner?.name)}</Property>
          {container.ports.length > 0 && (
            <Property name="ports">
              <ul className="font-mono text-sm">
                {container.ports.map((port) => (
                  <li key={portText(port)}>{portText(port)}</li>
                ))}
              </ul>
            </Property>
          )}
          {container.project !== null && <Property name="project">{visibleText(container.project)}</Property>}
          {container.service !== null && <Property name="service">{visibleText(container.service)}</Property>}
          {container.swarmTask !== null && (
            <Property name="Swarm task">
              <Copyable value={container.swarmTask} label="Swarm task id" />
            </Property>
          )}
          {container.startedAt !== null && (
            <Property name="started">{new Date(container.startedAt).toLocaleString()}</Property>
          )}
        </PropertyList>
      </Section>
      <Section title="On the command line">
        <CommandLine command={`docker inspect ${shortId(container.id)}`} />
      </Section>
    </>
  );
}

function whyNoEndpoints(container: Container, owner: Container | null | undefined): string {
  if (owner) return `It has no interfaces of its own: it uses those of ${visibleText(owner.name)}.`;
  return container.sharesNamespaceWith === null
    ? 'It is on no network.'
    : 'It uses the interfaces of a container that is gone.';
}

function modeText(container: Container, owner: string | undefined): string {
  if (container.networkMode.startsWith('container:')) return `container:${visibleText(owner ?? 'gone')}`;
  return visibleText(container.networkMode);
}

function portText(port: Port): string {
  const inner = `${port.privatePort}/${port.protocol}`;
  if (port.publicPort === null) return inner;
  const address = port.ip ?? '';
  return `${address.includes(':') ? `[${address}]` : address}:${port.publicPort} → ${inner}`;
}
