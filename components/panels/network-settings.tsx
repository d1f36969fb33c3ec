'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Copyable } from '@/components/ui/copyable';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { networkKind, shortId, visibleText, type Network } from '@/lib/model';
import { Moment } from './moment';
import { NamedLink, NetworkLink } from './select-link';

const scopes: Record<Network['scope'], string> = {
  local: 'Known to this engine only.',
  swarm: 'Known to every node of the Swarm.',
  global: 'Shared by engines beyond this one.',
};

export function NetworkSettings({ network }: { network: Network }) {
  const { topology } = useDashboard();
  const template = topology.networks.find(({ name, configOnly }) => configOnly && name === network.configFrom);
  const takers = topology.networks.filter(({ configFrom }) => configFrom === network.name);
  return (
    <Section title="Settings">
      <PropertyList>
        <Property name="id">
          <Copyable value={network.id} label="network id">
            {shortId(network.id)}
          </Copyable>
        </Property>
        {visibleText(network.name) !== network.name && (
          <Property name="name" note="It holds characters that cannot be seen; they are written out here.">
            <Copyable value={network.name} label="name, with what cannot be seen" look="words">
              {visibleText(network.name)}
            </Copyable>
          </Property>
        )}
        {!network.configOnly && (
          <Property name="driver">
            <NamedLink kind="driver" name={network.driver} />
          </Property>
        )}
        <Property name="scope" note={scopes[network.scope]}>
          {network.scope}
        </Property>
        {network.configOnly && (
          <Property name="taken by" note="It is no network itself: others are made with its settings.">
            {takers.length === 0 && <span className="text-muted">no network yet</span>}
            {takers.map((taker) => (
              <p key={taker.id}>
                <NetworkLink network={taker} />
              </p>
            ))}
          </Property>
        )}
        {network.configFrom !== null && (
          <Property name="settings from">
            {template ? <NetworkLink network={template} /> : visibleText(network.configFrom)}
          </Property>
        )}
        {networkKind(network) === 'overlay' && (
          <Property
            name="attachable"
            note={network.attachable ? 'Plain containers may join.' : 'Only services may join, plain containers not.'}
          >
            {network.attachable ? 'yes' : 'no'}
          </Property>
        )}
        {network.project !== null && (
          <Property name="project">
            <NamedLink kind="project" name={network.project} />
          </Property>
        )}
        {network.createdAt !== null && (
          <Property name="created">
            <Moment at={network.createdAt} label="time of creation" />
          </Property>
        )}
      </PropertyList>
    </Section>
  );
}
