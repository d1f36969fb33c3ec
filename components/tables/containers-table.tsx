'use client';
import { PackagePlus } from 'lucide-react';
import { useMemo } from 'react';
import { AttachContainer } from '@/components/forms/target-picker';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { CommandLine } from '@/components/ui/copyable';
import { Message } from '@/components/ui/message';
import { marked, toggleMark } from '@/lib/client/marked';
import { openRunForm } from '@/lib/client/shell-state';
import { naturalOrder } from '@/lib/client/sort-rows';
import { useStore } from '@/lib/client/store';
import { containerColumns } from './container-columns';
import { ExportButton } from './export-button';
import { Table } from './table';
import { ToolButton } from './tool-button';

const noun = { one: 'container', many: 'containers' };

export function ContainersTable() {
  const { topology, index, selection, select, visible, may } = useDashboard();
  const marks = useStore(marked, (value) => value);
  const columns = useMemo(() => containerColumns(index, select), [index, select]);
  const rows = useMemo(
    () =>
      topology.containers.filter(({ id }) => visible.containers.has(id)).sort((a, b) => naturalOrder(a.name, b.name)),
    [topology, visible],
  );
  return (
    <Table
      name="containers"
      caption="Containers"
      noun={noun}
      columns={columns}
      rows={rows}
      total={topology.containers.length}
      selected={selection?.kind === 'container' ? selection.id : null}
      isFound={({ id }) => visible.found?.containers.has(id) === true}
      onOpen={({ id }) => select({ kind: 'container', id })}
      marks={may('endpoint.change') ? { ids: marks, toggle: ({ id }) => toggleMark(id) } : undefined}
      actions={may('endpoint.change') ? (container) => <AttachContainer container={container} compact /> : null}
      tools={
        <>
          {may('container.run') && (
            <ToolButton icon={PackagePlus} words="Run a container…" isMain onClick={() => openRunForm()} />
          )}
          <ExportButton />
        </>
      }
      empty={
        <Message title="No containers">
          <p className="text-muted">Start one, and it appears here at once.</p>
          {may('container.run') && (
            <Button look="primary" onClick={() => openRunForm()}>
              Run a container
            </Button>
          )}
          <CommandLine command="docker run --detach --name web nginx" />
        </Message>
      }
    />
  );
}
