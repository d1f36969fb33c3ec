'use client';
import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { AttachToNetwork } from '@/components/forms/target-picker';
import { useDashboard } from '@/components/shell/dashboard';
import { Message } from '@/components/ui/message';
import { openedOver } from '@/lib/client/shell-state';
import { inReadingOrder } from '@/lib/graph/network-order';
import { networkColumns } from './network-columns';
import { ExportButton } from './export-button';
import { Table } from './table';
import { ToolButton } from './tool-button';

const noun = { one: 'network', many: 'networks' };

export function NetworksTable() {
  const { topology, index, selection, select, visible, may } = useDashboard();
  const columns = useMemo(() => networkColumns(index, select), [index, select]);
  const rows = useMemo(
    () =>
      inReadingOrder(
        topology.networks.filter(({ id }) => visible.networks.has(id)),
        ({ id }) => index.endpointsByNetwork.get(id)?.length ?? 0,
      ),
    [topology, index, visible],
  );
  return (
    <Table
      name="networks"
      caption="Networks"
      noun={noun}
      columns={columns}
      rows={rows}
      total={topology.networks.length}
      selected={selection?.kind === 'network' ? selection.id : null}
      isFound={({ id }) => visible.found?.networks.has(id) === true}
      onOpen={({ id }) => select({ kind: 'network', id })}
      actions={may('endpoint.change') ? (network) => <AttachToNetwork network={network} compact /> : null}
      tools={
        <>
          {may('network.change') && (
            <ToolButton icon={Trash2} words="Remove unused…" isMain onClick={() => openedOver.set('prune')} />
          )}
          <ExportButton />
        </>
      }
      empty={<Message title="No networks" />}
    />
  );
}
