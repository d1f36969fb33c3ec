'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Note, Section } from '@/components/ui/property-list';
import type { Container } from '@/lib/model';
import { reachableFrom } from '@/lib/reach/reachable';
import { ContainerRows } from './container-rows';
import { Disclosure } from './disclosure';

/** Who it could talk to: membership, never observed traffic. */
export function ContainerReach({ container }: { container: Container }) {
  const { topology, index } = useDashboard();
  const ids = reachableFrom(index, container.id);
  const reachable = topology.containers.filter(({ id }) => ids.has(id));
  const owner = container.sharesNamespaceWith ?? container.id;
  const networks = (index.endpointsByContainer.get(owner) ?? []).filter(({ networkId }) =>
    index.endpointsByNetwork.get(networkId)?.some((other) => other.containerId !== owner && ids.has(other.containerId)),
  ).length;
  return (
    <Section title="Possible reach">
      <p>
        {reachable.length === 0
          ? 'No other container.'
          : `${count(reachable.length, 'container')} over ${networks === 0 ? 'a shared namespace' : count(networks, 'network')}`}
      </p>
      <Note>By membership, whether or not they talk; detours over published ports and the host not counted.</Note>
      {reachable.length > 0 && (
        <div className="mt-1.5">
          <Disclosure summary="Show them">
            <ContainerRows containers={reachable} />
          </Disclosure>
        </div>
      )}
    </Section>
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
