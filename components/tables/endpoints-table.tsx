'use client';
import { useMemo } from 'react';
import { DetachButton } from '@/components/panels/detach-button';
import { useDashboard } from '@/components/shell/dashboard';
import { Message } from '@/components/ui/message';
import { endpointColumns } from './endpoint-columns';
import { endpointRows } from './endpoint-row';
import { Table } from './table';

const noun = { one: 'endpoint', many: 'endpoints' };

export function EndpointsTable() {
  const { topology, index, selection, select, visible, may } = useDashboard();
  const columns = useMemo(() => endpointColumns(select), [select]);
  const all = useMemo(() => endpointRows(topology.endpoints, index), [topology, index]);
  const rows = useMemo(
    () =>
      all.filter(({ network, container }) => visible.networks.has(network.id) && visible.containers.has(container.id)),
    [all, visible],
  );
  return (
    <Table
      name="endpoints"
      caption="Endpoints"
      noun={noun}
      columns={columns}
      rows={rows}
      total={all.length}
      selected={selection?.kind === 'endpoint' ? selection.id : null}
      isFound={({ network, container }) =>
        visible.found !== null && (visible.found.networks.has(network.id) || visible.found.containers.has(container.id))
      }
      onOpen={({ id }) => select({ kind: 'endpoint', id })}
      actions={may('endpoint.change') ? ({ endpoint }) => <DetachButton endpoint={endpoint} /> : null}
      empty={
        <Message title="No endpoints">
          <p className="text-muted">No container is attached to a network. Attach one from its row or its panel.</p>
        </Message>
      }
    />
  );
}
