import { Copyable } from '@/components/ui/copyable';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { shortId, visibleText, type Container } from '@/lib/model';
import { explainNetworkMode } from './explain/network-mode';
import { Moment } from './moment';
import { ContainerLink, NamedLink } from './select-link';

const healthNotes = {
  healthy: 'Its health check passes.',
  unhealthy: 'Its health check failed several times in a row.',
  starting: 'Its health check has not passed yet.',
};

export function ContainerSettings({ container, owner }: { container: Container; owner: Container | undefined }) {
  return (
    <Section title="Settings">
      <PropertyList>
        <Property name="state">{container.state}</Property>
        {container.health !== null && (
          <Property name="health" note={healthNotes[container.health]}>
            {container.health}
          </Property>
        )}
        <Property name="id">
          <Copyable value={container.id} label="container id">
            {shortId(container.id)}
          </Copyable>
        </Property>
        <Property name="image">
          <Copyable value={container.image} label="image">
            {visibleText(container.image)}
          </Copyable>
        </Property>
        <Property name="network mode" note={explainNetworkMode(container)}>
          {container.networkMode.startsWith('container:') ? (
            <>container:{owner ? <ContainerLink container={owner} /> : 'gone'}</>
          ) : (
            visibleText(container.networkMode)
          )}
        </Property>
        {container.project !== null && (
          <Property name="project">
            <NamedLink kind="project" name={container.project} />
          </Property>
        )}
        {container.service !== null && (
          <Property name="service">
            <Copyable value={container.service} label="service" look="words">
              {visibleText(container.service)}
            </Copyable>
          </Property>
        )}
        {container.swarmTask !== null && (
          <Property name="Swarm task" note="Swarm attaches and replaces it: its endpoints cannot be changed by hand.">
            <Copyable value={container.swarmTask} label="Swarm task id" />
          </Property>
        )}
        {container.startedAt !== null && (
          <Property name="started">
            <Moment at={container.startedAt} label="time of start" />
          </Property>
        )}
        {container.createdAt !== null && (
          <Property name="created">
            <Moment at={container.createdAt} label="time of creation" />
          </Property>
        )}
      </PropertyList>
    </Section>
  );
}
