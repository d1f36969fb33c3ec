'use client';
import { LazyCharts } from '@/components/charts/lazy-charts';
import { AttachContainer } from '@/components/forms/target-picker';
import { useDashboard } from '@/components/shell/dashboard';
import { ConditionBadge } from '@/components/ui/condition-badge';
import { CommandLine } from '@/components/ui/copyable';
import { Section } from '@/components/ui/property-list';
import { containerCondition, shortId, visibleText, type Container, type ContainerId } from '@/lib/model';
import { ContainerControls } from './container-controls';
import { ContainerNamespace } from './container-namespace';
import { ContainerPorts } from './container-ports';
import { ContainerReach } from './container-reach';
import { ContainerSettings } from './container-settings';
import { Disclosure } from './disclosure';
import { EndpointCard } from './endpoint-card';
import { explainLabel } from './explain/label-explanation';
import { ExplainedMap } from './explained-map';
import { LackNote } from './lack-note';
import { PanelHead } from './panel-head';
import { RelatedEvents } from './related-events';
import { SubjectFindings } from './subject-findings';

export default function ContainerPanel({ id }: { id: ContainerId }) {
  const { index, may } = useDashboard();
  const container = index.containerById.get(id);
  if (!container) return null;
  const endpoints = index.endpointsByContainer.get(id) ?? [];
  const owner =
    container.sharesNamespaceWith === null ? undefined : index.containerById.get(container.sharesNamespaceWith);
  const labels = Object.keys(container.labels).length;
  return (
    <>
      <PanelHead
        kind={<ConditionBadge condition={containerCondition(container)} />}
        title={visibleText(container.name)}
        name={container.name}
        badges={[
          ...(container.swarmTask === null ? [] : ['Swarm task']),
          ...(container.networkMode === 'host' ? ['host mode'] : []),
          ...(container.sharesNamespaceWith === null ? [] : ['shared namespace']),
        ]}
        tools={may('container.control') && <ContainerControls container={container} />}
      >
        {may('endpoint.change') && <AttachContainer container={container} />}
        <LackNote of={['endpoint.change', 'container.control']} />
      </PanelHead>
      <Section title="Networks" aside={endpoints.length}>
        {endpoints.length === 0 && <p className="text-pretty text-muted">{whyNoEndpoints(container, owner)}</p>}
        <ul className="space-y-2.5">
          {endpoints.map((endpoint) => (
            <EndpointCard key={endpoint.id} endpoint={endpoint} />
          ))}
        </ul>
      </Section>
      <SubjectFindings id={id} />
      {endpoints.some(({ macAddress }) => macAddress !== null) && (
        <Section title="Traffic" aside="all its networks">
          <LazyCharts scope="container" id={container.id} />
        </Section>
      )}
      <ContainerNamespace container={container} owner={owner} />
      <ContainerPorts container={container} />
      <ContainerReach container={container} />
      <ContainerSettings container={container} owner={owner} />
      {labels > 0 && (
        <Section title="Labels">
          <Disclosure summary={labels === 1 ? '1 label' : `${labels} labels`}>
            <p className="mb-2.5 text-xs leading-4 text-pretty text-muted">
              Those of Compose, Swarm and the image. Others stay on the server: they may hold secrets.
            </p>
            <ExplainedMap map={container.labels} explain={explainLabel} />
          </Disclosure>
        </Section>
      )}
      <RelatedEvents of={{ containerId: id }} seen="from the container" />
      <Section title="On the command line">
        <CommandLine command={`docker inspect ${shortId(container.id)}`} />
      </Section>
    </>
  );
}

function whyNoEndpoints(container: Container, owner: Container | undefined): string {
  if (owner) return `It has no interfaces of its own: it uses those of ${visibleText(owner.name)}.`;
  return container.sharesNamespaceWith === null
    ? 'It is on no network.'
    : 'It uses the interfaces of a container that is gone.';
}
