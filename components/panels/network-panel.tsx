'use client';
import { AttachToNetwork } from '@/components/forms/target-picker';
import { useDashboard } from '@/components/shell/dashboard';
import { CommandLine, Copyable } from '@/components/ui/copyable';
import { KindGlyph, KindWord } from '@/components/ui/kind-glyph';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { EndpointRate } from '@/components/ui/rate';
import { shortName } from '@/lib/graph/scene';
import { networkKind, shortId, visibleText, type Endpoint, type NetworkId } from '@/lib/model';
import { possiblePairs } from '@/lib/reach/pairs';
import { PanelHead, SelectLink } from './panel';
import { NetworkTraffic } from './network-traffic';

export function NetworkPanel({ id }: { id: NetworkId }) {
  const { index, select, mayChange } = useDashboard();
  const network = index.networkById.get(id);
  if (!network) return null;
  const kind = networkKind(network);
  const nameOf = (endpoint: Endpoint) => {
    const container = index.containerById.get(endpoint.containerId);
    return container ? visibleText(shortName(container)) : shortId(endpoint.containerId);
  };
  const endpoints = (index.endpointsByNetwork.get(id) ?? []).toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const active = endpoints.filter((endpoint) => endpoint.active).length;
  const pairs = possiblePairs(kind, active);
  return (
    <>
      <PanelHead
        kind={
          <>
            <KindGlyph kind={kind} />
            <KindWord kind={kind} /> network{network.internal && ', internal'}
            {network.ingress && ', ingress'}
            {network.configOnly && ', configuration only'}
          </>
        }
        title={visibleText(network.name)}
      >
        {mayChange && <AttachToNetwork network={network} />}
      </PanelHead>
      <NetworkTraffic network={network} />
      <Section title="Settings">
        <PropertyList>
          <Property name="id">
            <Copyable value={network.id} label="network id">
              {shortId(network.id)}
            </Copyable>
          </Property>
          {network.subnets.map((subnet) => (
            <Property key={subnet.subnet} name="subnet">
              <Copyable value={subnet.subnet} label="subnet" />
            </Property>
          ))}
          {network.subnets.map(
            (subnet) =>
              subnet.gateway !== null && (
                <Property key={subnet.gateway} name="gateway">
                  <Copyable value={subnet.gateway} label="gateway" />
                </Property>
              ),
          )}
          {network.bridge !== null && (
            <Property name="bridge">
              <Copyable value={network.bridge} label="bridge interface" />
            </Property>
          )}
          {network.parent !== null && (
            <Property name="parent">
              <Copyable value={network.parent} label="parent interface" />
            </Property>
          )}
          {network.vni !== null && <Property name="VXLAN id">{network.vni}</Property>}
          {network.mtu !== null && <Property name="MTU">{network.mtu} bytes</Property>}
          {network.encrypted !== null && (
            <Property name="encrypted">{network.encrypted ? 'yes, IPsec' : 'no: VXLAN only encapsulates'}</Property>
          )}
          {network.icc === false && <Property name="ICC">off: containers on it cannot talk to each other</Property>}
          {network.masquerade === false && <Property name="masquerade">off: no address translation outwards</Property>}
          {network.configFrom !== null && <Property name="config from">{visibleText(network.configFrom)}</Property>}
          <Property name="scope">{network.scope}</Property>
          {network.scope === 'swarm' && <Property name="attachable">{network.attachable ? 'yes' : 'no'}</Property>}
          {network.project !== null && <Property name="project">{visibleText(network.project)}</Property>}
          {pairs !== null && kind !== 'none' && (
            <Property name="can talk">
              {pairs} {pairs === 1 ? 'pair' : 'pairs'}{' '}
              <span className="rounded bg-raised px-1.5 py-0.5 font-mono text-xs text-muted">
                {kind === 'host' ? `n with the host, n = ${active}` : `n(n−1)/2, n = ${active}`}
              </span>
            </Property>
          )}
        </PropertyList>
      </Section>
      <Section title="Endpoints" aside={endpoints.length}>
        {endpoints.length === 0 && <p className="text-muted">Nothing is attached.</p>}
        {endpoints.length > 0 && (
          <table className="w-full table-fixed text-sm">
            <thead className="text-left text-muted">
              <tr>
                <th className="pb-1.5 font-normal">container</th>
                <th className="w-24 pb-1.5 font-normal">address</th>
                <th className="w-17 pb-1.5 text-right font-normal">in</th>
                <th className="w-17 pb-1.5 text-right font-normal">out</th>
              </tr>
            </thead>
            <tbody>
              {endpoints.map((endpoint) => (
                <tr key={endpoint.id}>
                  <td className="truncate py-1 pr-2">
                    <SelectLink onSelect={() => select({ kind: 'endpoint', id: endpoint.id })}>
                      {nameOf(endpoint)}
                    </SelectLink>
                  </td>
                  <td className="truncate py-1 font-mono text-xs text-muted">
                    {(endpoint.ipv4 ?? endpoint.ipv6)?.split('/')[0] ?? (endpoint.active ? '–' : 'not running')}
                  </td>
                  <td className="py-1 text-right text-xs">
                    <EndpointRate id={endpoint.id} direction="received" />
                  </td>
                  <td className="py-1 text-right text-xs">
                    <EndpointRate id={endpoint.id} direction="sent" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title="On the command line">
        <CommandLine command={`docker network inspect ${shortId(network.id)}`} />
      </Section>
    </>
  );
}
