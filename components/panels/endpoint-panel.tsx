'use client';
import { Unplug } from 'lucide-react';
import { MoveEndpoint } from '@/components/forms/target-picker';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { CommandLine, Copyable } from '@/components/ui/copyable';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { detachProposal } from '@/lib/client/proposal';
import { networkKind, shortId, visibleText, type EndpointId, whyStays } from '@/lib/model';
import { whyNoAddress } from './endpoint-card';
import { EndpointInterfaces } from './endpoint-interfaces';
import { EndpointNames } from './endpoint-names';
import { EndpointTraffic } from './endpoint-traffic';
import { LackNote } from './lack-note';
import { PanelHead } from './panel-head';
import { RelatedEvents } from './related-events';
import { ContainerLink, NamedLink, NetworkLink } from './select-link';

export default function EndpointPanel({ id }: { id: EndpointId }) {
  const { topology, index, may, propose } = useDashboard();
  const endpoint = topology.endpoints.find((item) => item.id === id);
  const network = endpoint && index.networkById.get(endpoint.networkId);
  const container = endpoint && index.containerById.get(endpoint.containerId);
  if (!endpoint || !network || !container) return null;
  const kind = networkKind(network);
  const addresses = [
    ['IPv4', endpoint.ipv4, null],
    ['IPv6', endpoint.ipv6, null],
    ['MAC', endpoint.macAddress, kind === 'ipvlan' ? 'The parent’s: ipvlan gives none of its own.' : null],
    ['gateway', endpoint.gateway, null],
    ['IPv6 gateway', endpoint.gatewayIpv6, null],
    ['static IPv4', endpoint.requestedIpv4, 'Asked for when it was attached: it comes back with every start.'],
    ['static IPv6', endpoint.requestedIpv6, 'Asked for when it was attached: it comes back with every start.'],
  ] as const;
  return (
    <>
      <PanelHead
        kind={
          <>
            <KindGlyph kind={kind} /> endpoint{!endpoint.active && ', not active'}
          </>
        }
        title={`${visibleText(container.name)} on ${visibleText(network.name)}`}
      >
        {may('endpoint.change') && whyStays(container, network) === null && (
          <>
            <MoveEndpoint endpoint={endpoint} />
            <Button look="danger" onClick={() => propose(detachProposal([container.id], network.id))}>
              <Unplug className="size-4" aria-hidden /> Detach
            </Button>
          </>
        )}
        <LackNote of={['endpoint.change']} />
      </PanelHead>
      <EndpointTraffic id={id} kind={kind} />
      <Section title="Addresses">
        <PropertyList>
          {addresses.map(
            ([name, value, note]) =>
              value !== null && (
                <Property key={name} name={name} note={note}>
                  <Copyable value={value} label={name} />
                </Property>
              ),
          )}
          {endpoint.ipv4 === null && endpoint.ipv6 === null && (
            <Property name="address">
              <span className="text-muted">{whyNoAddress(endpoint, kind)}</span>
            </Property>
          )}
        </PropertyList>
      </Section>
      <EndpointInterfaces endpoint={endpoint} network={network} />
      <EndpointNames endpoint={endpoint} network={network} />
      <Section title="Ties">
        <PropertyList>
          <Property name="container">
            <ContainerLink container={container} />
          </Property>
          <Property name="network">
            <NetworkLink network={network} />
          </Property>
          <Property name="driver">
            <NamedLink kind="driver" name={network.driver} />
          </Property>
          <Property name="endpoint id" note="The engine’s own: another one after every start.">
            {endpoint.engineEndpointId === null ? (
              <span className="text-muted">none while it is not active</span>
            ) : (
              <Copyable value={endpoint.engineEndpointId} label="endpoint id">
                {shortId(endpoint.engineEndpointId)}
              </Copyable>
            )}
          </Property>
        </PropertyList>
      </Section>
      <RelatedEvents
        of={{ containerId: container.id }}
        seen="from the endpoint"
        keep={({ networkId }) => networkId === null || networkId === network.id}
      />
      <Section title="On the command line">
        <CommandLine
          command={`docker inspect ${shortId(container.id)} --format '{{json .NetworkSettings.Networks}}'`}
        />
      </Section>
    </>
  );
}
