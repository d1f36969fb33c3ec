import { SelectLink } from '@/components/panels/select-link';
import { CongestedMark } from '@/components/ui/congested-mark';
import { KindGlyph, KindWord } from '@/components/ui/kind-glyph';
import { addressKey, macKey } from '@/lib/client/sort-rows';
import type { Selection } from '@/lib/client/use-selection';
import { networkKind, visibleText } from '@/lib/model';
import { addressOf } from './address-of';
import { codeColumn, flagColumn, idColumn, textColumn } from './cells';
import type { Column } from './column';
import type { EndpointRow } from './endpoint-row';
import { minuteColumn, rateColumn, sumKnown } from './rate-column';

export function endpointColumns(select: (next: Selection) => void): Column<EndpointRow>[] {
  return [
    textColumn(
      { id: 'container', title: 'Container', width: 140, grow: true, from: 0 },
      ({ container }) => container.name,
      ({ id, container }) => (
        <span className="flex items-center gap-2">
          <SelectLink onSelect={() => select({ kind: 'endpoint', id })}>{visibleText(container.name)}</SelectLink>
          <CongestedMark ids={[id]} terse />
        </span>
      ),
    ),
    textColumn(
      { id: 'network', title: 'Network', width: 116, grow: true, from: 0 },
      ({ network }) => network.name,
      ({ network }) => (
        <span className="flex items-center gap-2">
          <KindGlyph kind={networkKind(network)} />
          <SelectLink onSelect={() => select({ kind: 'network', id: network.id })}>
            <span className="font-normal">{visibleText(network.name)}</span>
          </SelectLink>
        </span>
      ),
    ),
    textColumn(
      { id: 'driver', title: 'Driver', width: 96, from: 1280 },
      ({ network }) => network.driver,
      ({ network }) => <KindWord kind={networkKind(network)} />,
    ),
    addressColumn({ id: 'ipv4', title: 'IPv4', width: 134, from: 0 }, ({ endpoint }) => addressOf(endpoint.ipv4)),
    addressColumn({ id: 'ipv6', title: 'IPv6', width: 200 }, ({ endpoint }) => addressOf(endpoint.ipv6)),
    {
      ...codeColumn<EndpointRow>(
        { id: 'mac', title: 'MAC', width: 152, from: 1600 },
        ({ endpoint }) => endpoint.macAddress,
      ),
      keyOf: ({ endpoint }) => macKey(endpoint.macAddress),
    },
    addressColumn(
      { id: 'gateway', title: 'Gateway', width: 134, from: 1600 },
      ({ endpoint }) => endpoint.gateway ?? endpoint.gatewayIpv6,
    ),
    textColumn({ id: 'aliases', title: 'Aliases', width: 160, grow: true }, ({ endpoint }) =>
      endpoint.aliases.join(', '),
    ),
    textColumn({ id: 'dns', title: 'DNS names', width: 200, grow: true }, ({ endpoint }) =>
      endpoint.dnsNames.join(', '),
    ),
    codeColumn(
      { id: 'interface', title: 'Interface', width: 96, from: 1280 },
      ({ endpoint }) => endpoint.interfaceName,
    ),
    codeColumn(
      { id: 'hostInterface', title: 'On the host', width: 116, from: 1600 },
      ({ endpoint }) => endpoint.hostInterfaceName,
    ),
    addressColumn(
      { id: 'static', title: 'Static address', width: 134 },
      ({ endpoint }) => endpoint.requestedIpv4 ?? endpoint.requestedIpv6,
    ),
    flagColumn({ id: 'active', title: 'Active', width: 80 }, ({ endpoint }) => endpoint.active),
    rateColumn(
      { id: 'received', title: 'Received', from: 700 },
      'text-received',
      ({ id }, traffic) => traffic?.endpoints.get(id)?.rxBytesPerSecond ?? null,
    ),
    rateColumn(
      { id: 'sent', title: 'Sent', from: 700 },
      'text-sent',
      ({ id }, traffic) => traffic?.endpoints.get(id)?.txBytesPerSecond ?? null,
    ),
    minuteColumn(
      { id: 'minute', title: 'Last minute', from: 1280 },
      ({ id }) => [id],
      ({ id }, traffic) => {
        const sample = traffic?.endpoints.get(id);
        return sumKnown([sample?.rxBytesPerSecond, sample?.txBytesPerSecond]);
      },
    ),
    idColumn({ id: 'id', title: 'Endpoint id', width: 132 }, ({ endpoint }) => endpoint.engineEndpointId),
  ];
}

function addressColumn(
  common: Pick<Column<EndpointRow>, 'id' | 'title' | 'width' | 'from'>,
  valueOf: (row: EndpointRow) => string | null,
): Column<EndpointRow> {
  return { ...codeColumn(common, valueOf), keyOf: (row) => addressKey(valueOf(row)) };
}
