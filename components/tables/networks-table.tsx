'use client';
import { AttachToNetwork } from '@/components/forms/target-picker';
import { SelectLink } from '@/components/panels/panel';
import { useDashboard } from '@/components/shell/dashboard';
import { KindGlyph, KindWord } from '@/components/ui/kind-glyph';
import { Message } from '@/components/ui/message';
import { NetworkRate } from '@/components/ui/rate';
import { networkKind, visibleText, type Network } from '@/lib/model';
import { Table, type Column } from './table';

export function NetworksTable() {
  const { topology, index, selection, select, mayChange } = useDashboard();
  const columns: Column<Network>[] = [
    {
      title: 'Network',
      cell: (network) => (
        <span className="flex max-w-72 items-center gap-2">
          <KindGlyph kind={networkKind(network)} />
          <SelectLink onSelect={() => select({ kind: 'network', id: network.id })}>
            {visibleText(network.name)}
          </SelectLink>
        </span>
      ),
    },
    { title: 'Driver', cell: (network) => <KindWord kind={networkKind(network)} />, className: 'max-sm:hidden' },
    {
      title: 'Subnet',
      cell: (network) => <span className="font-mono text-sm">{network.subnets[0]?.subnet ?? '–'}</span>,
      className: 'max-sm:hidden',
    },
    { title: 'Notes', cell: notesOf, className: 'text-muted max-md:hidden' },
    {
      title: 'Endpoints',
      cell: (network) => index.endpointsByNetwork.get(network.id)?.length ?? 0,
      className: 'text-right max-sm:hidden',
    },
    { title: 'Sent into it', cell: (network) => <NetworkRate id={network.id} />, className: 'text-right' },
    ...(mayChange
      ? [
          {
            title: 'Actions',
            cell: (network: Network) => <AttachToNetwork network={network} compact />,
            className: 'w-28 text-right max-md:hidden',
          },
        ]
      : []),
  ];
  return (
    <Table
      caption="Networks"
      columns={columns}
      rows={topology.networks}
      selected={selection?.id ?? null}
      empty={<Message title="No networks" />}
    />
  );
}

function notesOf(network: Network): string {
  return [
    network.internal && 'internal',
    network.ingress && 'ingress',
    network.configOnly && 'configuration only',
    network.attachable && 'attachable',
    network.ipv6 && 'IPv6',
    network.encrypted === true && 'encrypted',
    network.parent !== null && `on ${network.parent}`,
  ]
    .filter((note) => note !== false)
    .join(', ');
}
