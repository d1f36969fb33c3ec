'use client';
import { Unplug } from 'lucide-react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Copyable } from '@/components/ui/copyable';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { EndpointRate } from '@/components/ui/rate';
import { networkKind, shortId, visibleText, type EndpointId } from '@/lib/model';
import { PanelHead, SelectLink } from './panel';

export function EndpointPanel({ id }: { id: EndpointId }) {
  const { topology, index, select, mayChange, proposeDetach } = useDashboard();
  const endpoint = topology.endpoints.find((item) => item.id === id);
  const network = endpoint && index.networkById.get(endpoint.networkId);
  const container = endpoint && index.containerById.get(endpoint.containerId);
  if (!endpoint || !network || !container) return null;
  const addresses = [
    ['IPv4', endpoint.ipv4],
    ['IPv6', endpoint.ipv6],
    ['MAC', endpoint.macAddress],
    ['gateway', endpoint.gateway],
    ['IPv6 gateway', endpoint.gatewayIpv6],
    ['static IPv4', endpoint.requestedIpv4],
    ['static IPv6', endpoint.requestedIpv6],
    ['interface', endpoint.interfaceName],
  ] as const;
  return (
    <>
      <PanelHead
        kind={
          <>
            <KindGlyph kind={networkKind(network)} /> endpoint{!endpoint.active && ', not active'}
          </>
        }
        title={`${visibleText(container.name)} on ${visibleText(network.name)}`}
      >
        {mayChange && (
          <Button look="danger" onClick={() => proposeDetach(endpoint.containerId, endpoint.networkId)}>
            <Unplug className="size-4" aria-hidden /> Detach
          </Button>
        )}
      </PanelHead>
      <Section title="Traffic" aside="now">
        <dl className="grid grid-cols-2 gap-3">
          <div>
            <dt className="text-muted">received</dt>
            <dd className="text-lg font-semibold">
              <EndpointRate id={id} direction="received" />
            </dd>
          </div>
          <div>
            <dt className="text-muted">sent</dt>
            <dd className="text-lg font-semibold">
              <EndpointRate id={id} direction="sent" />
            </dd>
          </div>
        </dl>
      </Section>
      <Section title="Addresses">
        <PropertyList>
          {addresses.map(
            ([name, value]) =>
              value !== null && (
                <Property key={name} name={name}>
                  <Copyable value={value} label={name} />
                </Property>
              ),
          )}
          {endpoint.ipv4 === null && endpoint.ipv6 === null && (
            <Property name="address">
              {endpoint.active ? 'none: this mode gives none' : 'given when it starts'}
            </Property>
          )}
        </PropertyList>
      </Section>
      <Section title="Names">
        <PropertyList>
          <Property name="aliases">{endpoint.aliases.map(visibleText).join(', ') || 'none'}</Property>
          <Property name="DNS names">
            {endpoint.dnsNames.map(visibleText).join(', ') ||
              'none: the embedded DNS serves user-defined networks only'}
          </Property>
        </PropertyList>
      </Section>
      <Section title="Ties">
        <PropertyList>
          <Property name="container">
            <SelectLink onSelect={() => select({ kind: 'container', id: container.id })}>
              {visibleText(container.name)}
            </SelectLink>
          </Property>
          <Property name="network">
            <SelectLink onSelect={() => select({ kind: 'network', id: network.id })}>
              {visibleText(network.name)}
            </SelectLink>
          </Property>
          {endpoint.engineEndpointId !== null && (
            <Property name="endpoint id">
              <Copyable value={endpoint.engineEndpointId} label="endpoint id">
                {shortId(endpoint.engineEndpointId)}
              </Copyable>
            </Property>
          )}
        </PropertyList>
      </Section>
    </>
  );
}
