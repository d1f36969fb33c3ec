import { SelectLink } from '@/components/panels/select-link';
import { CongestedMark } from '@/components/ui/congested-mark';
import { KindGlyph, KindWord } from '@/components/ui/kind-glyph';
import { addressKey } from '@/lib/client/sort-rows';
import type { Selection } from '@/lib/client/use-selection';
import { networkKind, visibleText, type Network, type TopologyIndex } from '@/lib/model';
import { codeColumn, flagColumn, idColumn, Lines, numberColumn, textColumn, timeColumn } from './cells';
import type { Column } from './column';
import { minuteColumn, rateColumn } from './rate-column';

export function networkColumns(index: TopologyIndex, select: (next: Selection) => void): Column<Network>[] {
  const endpointsOf = (network: Network) => index.endpointsByNetwork.get(network.id) ?? [];
  const runningOn = (network: Network) =>
    endpointsOf(network).filter(({ containerId }) => index.containerById.get(containerId)?.state === 'running').length;
  return [
    textColumn(
      { id: 'name', title: 'Network', width: 184, grow: true, from: 0 },
      (network) => network.name,
      (network) => (
        <span className="flex items-center gap-2">
          <KindGlyph kind={networkKind(network)} />
          <SelectLink onSelect={() => select({ kind: 'network', id: network.id })}>
            {visibleText(network.name)}
          </SelectLink>
          <CongestedMark ids={[network.id]} terse />
        </span>
      ),
    ),
    textColumn(
      { id: 'driver', title: 'Driver', width: 96, from: 700 },
      (network) => network.driver,
      (network) => <KindWord kind={networkKind(network)} />,
    ),
    linesColumn('subnet', 'Subnet', 160, 700, (network) => network.subnets.map(({ subnet }) => subnet)),
    linesColumn('gateway', 'Gateway', 136, 1600, (network) => network.subnets.map(({ gateway }) => gateway ?? '')),
    numberColumn(
      { id: 'endpoints', title: 'Endpoints', width: 104, from: 700 },
      (network) => endpointsOf(network).length,
    ),
    numberColumn({ id: 'running', title: 'Running', width: 100, from: 1280 }, runningOn),
    rateColumn(
      { id: 'sent', title: 'Sent into it', from: 0 },
      '',
      (network, traffic) => traffic?.networks.get(network.id)?.txBytesPerSecond ?? null,
    ),
    rateColumn(
      { id: 'delivered', title: 'Delivered', from: 1280 },
      '',
      (network, traffic) => traffic?.networks.get(network.id)?.rxBytesPerSecond ?? null,
    ),
    minuteColumn(
      { id: 'minute', title: 'Last minute', from: 700 },
      ({ id }) => [id],
      (network, traffic) => traffic?.networks.get(network.id)?.txBytesPerSecond ?? null,
    ),
    flagColumn({ id: 'internal', title: 'Internal', width: 88, from: 1600 }, (network) => network.internal),
    textColumn({ id: 'scope', title: 'Scope', width: 80 }, (network) => network.scope),
    flagColumn({ id: 'attachable', title: 'Attachable', width: 96 }, (network) => network.attachable),
    numberColumn({ id: 'mtu', title: 'MTU', width: 72 }, (network) => network.mtu),
    codeColumn({ id: 'bridge', title: 'Bridge', width: 140 }, (network) => network.bridge),
    codeColumn({ id: 'parent', title: 'Parent', width: 112 }, (network) => network.parent),
    numberColumn({ id: 'vxlan', title: 'VXLAN id', width: 88 }, (network) => network.vni),
    flagColumn({ id: 'ipv6', title: 'IPv6', width: 72 }, (network) => network.ipv6),
    flagColumn({ id: 'encrypted', title: 'Encrypted', width: 96 }, (network) => network.encrypted),
    flagColumn({ id: 'icc', title: 'ICC', width: 72 }, (network) => network.icc),
    flagColumn({ id: 'masquerade', title: 'Masquerade', width: 104 }, (network) => network.masquerade),
    textColumn({ id: 'project', title: 'Project', width: 112, from: 1600 }, (network) => network.project),
    timeColumn({ id: 'created', title: 'Created', width: 176 }, (network) => network.createdAt),
    idColumn({ id: 'id', title: 'Network id', width: 132 }, (network) => network.id),
  ];
}

/** A line for each subnet. */
function linesColumn(
  id: string,
  title: string,
  width: number,
  from: 700 | 1600,
  valuesOf: (network: Network) => string[],
): Column<Network> {
  return {
    id,
    title,
    width,
    from,
    linesOf: (network) => valuesOf(network).length,
    cell: (network) => <Lines values={valuesOf(network)} />,
    keyOf: (network) => addressKey(valuesOf(network)[0] ?? null),
    textOf: (network) => valuesOf(network).join(' '),
  };
}
