'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Copyable } from '@/components/ui/copyable';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { Property, PropertyList } from '@/components/ui/property-list';
import { EndpointRate } from '@/components/ui/rate';
import { networkKind, visibleText, type Endpoint } from '@/lib/model';
import { DetachButton } from './detach-button';
import { NamedLink, NetworkLink, SelectLink } from './select-link';

/** One endpoint of a container, in the container's panel. */
export function EndpointCard({ endpoint }: { endpoint: Endpoint }) {
  const { index, select, may } = useDashboard();
  const network = index.networkById.get(endpoint.networkId);
  if (!network) return null;
  const kind = networkKind(network);
  const names = endpoint.dnsNames.length > 0 ? endpoint.dnsNames : endpoint.aliases;
  return (
    <li className="rounded-md border border-line">
      <div className="flex items-center gap-2 border-b border-line py-1 pr-1.5 pl-2.5">
        <KindGlyph kind={kind} labelled />
        <span className="min-w-0 flex-1">
          <NetworkLink network={network} />
        </span>
        <SelectLink onSelect={() => select({ kind: 'endpoint', id: endpoint.id })}>
          <span className="text-xs font-normal text-muted">endpoint</span>
        </SelectLink>
        {may('endpoint.change') && <DetachButton endpoint={endpoint} />}
      </div>
      <div className="px-2.5 py-2 text-sm">
        <PropertyList narrow>
          {endpoint.ipv4 !== null && <Value name="IPv4" value={endpoint.ipv4} label="address" />}
          {endpoint.gateway !== null && <Value name="gateway" value={endpoint.gateway} label="gateway" />}
          {endpoint.ipv6 !== null && <Value name="IPv6" value={endpoint.ipv6} label="IPv6 address" />}
          {endpoint.ipv4 === null && endpoint.ipv6 === null && (
            <Property name="address">
              <span className="text-muted">{whyNoAddress(endpoint, kind)}</span>
            </Property>
          )}
          {endpoint.gatewayIpv6 !== null && <Value name="gateway" value={endpoint.gatewayIpv6} label="IPv6 gateway" />}
          {endpoint.macAddress !== null && <Value name="MAC" value={endpoint.macAddress} label="MAC address" />}
          {names.length > 0 && (
            <Property name="names">
              <span className="flex flex-wrap gap-x-3">
                {names.map((name) => (
                  <Copyable key={name} value={name} label="name">
                    {visibleText(name)}
                  </Copyable>
                ))}
              </span>
            </Property>
          )}
          {endpoint.interfaceName !== null && (
            <Property name="interface">
              <span className="font-mono">{endpoint.interfaceName}</span>
              {endpoint.hostInterfaceName !== null && (
                <>
                  <span className="text-muted" title="host end of the veth">
                    {' ⇄ '}
                  </span>
                  <NamedLink kind="interface" name={endpoint.hostInterfaceName} />
                </>
              )}
            </Property>
          )}
          {endpoint.active && kind !== 'host' && kind !== 'none' && (
            <Property name="now">
              <span className="flex gap-4">
                <span>
                  <span className="text-muted">in </span>
                  <EndpointRate id={endpoint.id} direction="received" />
                </span>
                <span>
                  <span className="text-muted">out </span>
                  <EndpointRate id={endpoint.id} direction="sent" />
                </span>
              </span>
            </Property>
          )}
        </PropertyList>
      </div>
    </li>
  );
}

function Value({ name, value, label }: { name: string; value: string; label: string }) {
  return (
    <Property name={name}>
      <Copyable value={value} label={label} />
    </Property>
  );
}

/** Why an endpoint shows none. */
export function whyNoAddress({ active, requestedIpv4, requestedIpv6 }: Endpoint, kind: string): string {
  if (kind === 'host') return 'none of its own: it uses the host’s';
  if (kind === 'none') return 'none: loopback only';
  if (active) return 'none given';
  const asked = requestedIpv4 ?? requestedIpv6;
  return asked === null ? 'given when it starts' : `${asked}, when it starts`;
}
