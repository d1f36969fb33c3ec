import type { Selection } from '@/lib/client/use-selection';
import { SelectLink } from '@/components/panels/select-link';
import { visibleText, type Container, type Endpoint, type Network, type TopologyIndex } from '@/lib/model';
import { addressOf } from './address-of';
import { Unknown } from './cells';

interface Tie {
  endpoint: Endpoint;
  network: Network;
}

export function networksOf(container: Container, index: TopologyIndex): Tie[] {
  return (index.endpointsByContainer.get(container.id) ?? []).flatMap((endpoint) => {
    const network = index.networkById.get(endpoint.networkId);
    return network ? [{ endpoint, network }] : [];
  });
}

export function networksText(container: Container, index: TopologyIndex): string {
  return networksOf(container, index)
    .map(({ endpoint, network }) => [network.name, addressOf(endpoint.ipv4)].filter((part) => part !== null).join(' '))
    .join(', ');
}

interface ContainerNetworksProps {
  tied: readonly Tie[];
  /** The container whose network namespace it uses; null: it has its own. */
  owner: string | null;
  select: (next: Selection) => void;
}

/** A line for each network, the addresses below each other; a network leads to the endpoint. */
export function ContainerNetworks({ tied, owner, select }: ContainerNetworksProps) {
  if (owner !== null) return <span className="text-muted">in {visibleText(owner)}</span>;
  if (tied.length === 0) return <Unknown />;
  return tied.map(({ endpoint, network }) => (
    <span key={endpoint.id} className="grid grid-cols-[minmax(0,1fr)_7rem] gap-2">
      <span className="truncate">
        <SelectLink onSelect={() => select({ kind: 'endpoint', id: endpoint.id })}>
          <span className="font-normal">{visibleText(network.name)}</span>
        </SelectLink>
      </span>
      <span className="truncate font-mono text-sm leading-5 text-muted">{addressOf(endpoint.ipv4) ?? '–'}</span>
    </span>
  ));
}
