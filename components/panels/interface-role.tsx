'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Section } from '@/components/ui/property-list';
import { visibleText } from '@/lib/model';
import { NetworkLink, SelectLink } from './select-link';

/** What an interface of the host is in Docker's picture. */
export function InterfaceRole({ name }: { name: string }) {
  const { topology, index, select } = useDashboard();
  const bridgeOf = topology.networks.filter(({ bridge }) => bridge === name);
  const parentOf = topology.networks.filter(({ parent }) => parent === name);
  const endOf = topology.endpoints.filter(({ hostInterfaceName }) => hostInterfaceName === name);
  return (
    <Section title="For Docker">
      {bridgeOf.length + parentOf.length + endOf.length === 0 && (
        <p className="text-muted">No network and no endpoint of this engine is known to use it.</p>
      )}
      <ul className="space-y-1">
        {bridgeOf.map((network) => (
          <li key={network.id} className="truncate">
            <span className="text-muted">bridge of </span>
            <NetworkLink network={network} />
          </li>
        ))}
        {parentOf.map((network) => (
          <li key={network.id} className="truncate">
            <span className="text-muted">parent of </span>
            <NetworkLink network={network} />
          </li>
        ))}
        {endOf.map((endpoint) => (
          <li key={endpoint.id}>
            <span className="text-muted">host end of the veth of </span>
            <SelectLink onSelect={() => select({ kind: 'endpoint', id: endpoint.id })}>
              {visibleText(index.containerById.get(endpoint.containerId)?.name ?? 'a container')} on{' '}
              {visibleText(index.networkById.get(endpoint.networkId)?.name ?? 'a network')}
            </SelectLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
