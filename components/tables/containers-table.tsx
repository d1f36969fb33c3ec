'use client';
import { AttachContainer } from '@/components/forms/target-picker';
import { SelectLink } from '@/components/panels/panel';
import { useDashboard } from '@/components/shell/dashboard';
import { ConditionBadge } from '@/components/ui/condition-badge';
import { Message } from '@/components/ui/message';
import { containerCondition, visibleText, type Container } from '@/lib/model';
import { Table, type Column } from './table';

export function ContainersTable() {
  const { topology, index, selection, select, mayChange } = useDashboard();
  const networksOf = (container: Container) =>
    (index.endpointsByContainer.get(container.id) ?? []).flatMap((endpoint) => {
      const network = index.networkById.get(endpoint.networkId);
      return network ? [{ endpoint, network }] : [];
    });
  const columns: Column<Container>[] = [
    {
      title: 'Container',
      cell: (container) => (
        <SelectLink onSelect={() => select({ kind: 'container', id: container.id })}>
          {visibleText(container.name)}
        </SelectLink>
      ),
    },
    { title: 'State', cell: (container) => <ConditionBadge condition={containerCondition(container)} /> },
    {
      title: 'Networks',
      cell: (container) => (
        <span className="flex flex-wrap gap-x-3 gap-y-0.5">
          {networksOf(container).map(({ endpoint, network }) => (
            <span key={endpoint.id} className="inline-flex max-w-60 items-baseline gap-1.5">
              <SelectLink onSelect={() => select({ kind: 'endpoint', id: endpoint.id })}>
                <span className="font-normal">{visibleText(network.name)}</span>
              </SelectLink>
              <span className="font-mono text-xs text-muted">{endpoint.ipv4?.split('/')[0]}</span>
            </span>
          ))}
          {container.sharesNamespaceWith !== null && (
            <span className="text-muted">
              in{' '}
              {visibleText(index.containerById.get(container.sharesNamespaceWith)?.name ?? 'a container that is gone')}
            </span>
          )}
        </span>
      ),
      className: 'max-sm:hidden',
    },
    {
      title: 'Image',
      cell: (container) => <span className="font-mono text-xs text-muted">{visibleText(container.image)}</span>,
      className: 'max-lg:hidden',
    },
    ...(mayChange
      ? [
          {
            title: 'Actions',
            cell: (container: Container) => <AttachContainer container={container} compact />,
            className: 'w-28 text-right',
          },
        ]
      : []),
  ];
  return (
    <Table
      caption="Containers"
      columns={columns}
      rows={topology.containers}
      selected={selection?.id ?? null}
      empty={<Message title="No containers" />}
    />
  );
}
