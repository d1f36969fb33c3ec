import { SelectLink } from '@/components/panels/select-link';
import { CongestedMark } from '@/components/ui/congested-mark';
import { ConditionBadge } from '@/components/ui/condition-badge';
import type { Selection } from '@/lib/client/use-selection';
import { containerCondition, visibleText, type Container, type TopologyIndex } from '@/lib/model';
import { codeColumn, idColumn, Lines, numberColumn, textColumn, timeColumn } from './cells';
import type { Column } from './column';
import { ContainerNetworks, networksText, networksOf } from './container-networks';
import { publishedPorts } from './published-ports';
import { minuteColumn, rateColumn, sumKnown } from './rate-column';

export function containerColumns(index: TopologyIndex, select: (next: Selection) => void): Column<Container>[] {
  const endpointsOf = (container: Container) => index.endpointsByContainer.get(container.id) ?? [];
  const ownerName = ({ sharesNamespaceWith }: Container) =>
    sharesNamespaceWith === null
      ? null
      : (index.containerById.get(sharesNamespaceWith)?.name ?? 'a container that is gone');
  return [
    textColumn(
      { id: 'name', title: 'Container', width: 188, grow: true, from: 0 },
      (container) => container.name,
      (container) => (
        <span className="flex items-center gap-2">
          <SelectLink onSelect={() => select({ kind: 'container', id: container.id })}>
            {visibleText(container.name)}
          </SelectLink>
          <CongestedMark ids={endpointsOf(container).map(({ id }) => id)} terse />
        </span>
      ),
    ),
    textColumn({ id: 'state', title: 'State', width: 104, from: 0 }, containerCondition, (container) => (
      <ConditionBadge condition={containerCondition(container)} />
    )),
    {
      id: 'networks',
      title: 'Networks',
      width: 256,
      grow: true,
      from: 700,
      linesOf: (container) => endpointsOf(container).length,
      cell: (container) => (
        <ContainerNetworks tied={networksOf(container, index)} owner={ownerName(container)} select={select} />
      ),
      keyOf: (container) => networksText(container, index) || null,
      textOf: (container) => networksText(container, index),
    },
    codeColumn({ id: 'image', title: 'Image', width: 168, grow: true, from: 1600 }, (container) => container.image),
    {
      id: 'ports',
      title: 'Published ports',
      width: 144,
      from: 1280,
      linesOf: (container) => publishedPorts(container.ports).length,
      cell: (container) => <Lines values={publishedPorts(container.ports)} />,
      keyOf: (container) => publishedPorts(container.ports)[0] ?? null,
      textOf: (container) => publishedPorts(container.ports).join(' '),
    },
    textColumn({ id: 'project', title: 'Project', width: 104, from: 1600 }, (container) => container.project),
    textColumn({ id: 'service', title: 'Service', width: 104 }, (container) => container.service),
    numberColumn({ id: 'degree', title: 'Degree', width: 80 }, (container) => endpointsOf(container).length),
    textColumn({ id: 'shared', title: 'Namespace of', width: 128 }, ownerName),
    textColumn({ id: 'mode', title: 'Network mode', width: 128 }, (container) =>
      modeOf(container, ownerName(container)),
    ),
    rateColumn({ id: 'received', title: 'Received', from: 1280 }, 'text-received', (container, traffic) =>
      sumKnown(endpointsOf(container).map(({ id }) => traffic?.endpoints.get(id)?.rxBytesPerSecond)),
    ),
    rateColumn({ id: 'sent', title: 'Sent', from: 1280 }, 'text-sent', (container, traffic) =>
      sumKnown(endpointsOf(container).map(({ id }) => traffic?.endpoints.get(id)?.txBytesPerSecond)),
    ),
    minuteColumn(
      { id: 'minute', title: 'Last minute', from: 1280 },
      (container) => endpointsOf(container).map(({ id }) => id),
      (container, traffic) =>
        sumKnown(
          endpointsOf(container).flatMap(({ id }) => {
            const sample = traffic?.endpoints.get(id);
            return [sample?.rxBytesPerSecond, sample?.txBytesPerSecond];
          }),
        ),
    ),
    timeColumn({ id: 'started', title: 'Started', width: 176 }, (container) => container.startedAt),
    timeColumn({ id: 'created', title: 'Created', width: 176 }, (container) => container.createdAt),
    idColumn({ id: 'id', title: 'Container id', width: 132 }, (container) => container.id),
  ];
}

/** `container:` with a name in place of 64 digits. */
function modeOf({ networkMode }: Container, owner: string | null): string {
  return networkMode.startsWith('container:') && owner !== null ? `container:${owner}` : networkMode;
}
