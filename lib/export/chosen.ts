import { indexTopology } from '@/lib/model';
import type { ContainerId, NetworkId, Topology } from '@/lib/model';

/** What is to be written down: the networks to be made, and the containers that are on some of them or on others. */
export interface Chosen {
  networks: ReadonlySet<NetworkId>;
  containers: ReadonlySet<ContainerId>;
}

/** What came of it. */
export interface Exported {
  text: string;
  /** The same without the notes. */
  plain: string;
  /** What is not in the text, or would not come out the same: a sentence each, in its comments too. */
  notes: readonly string[];
}

export function withMembers(topology: Topology, { networks, containers }: Chosen): Chosen {
  const { endpointsByNetwork } = indexTopology(topology);
  const members = [...networks].flatMap((id) => endpointsByNetwork.get(id) ?? []);
  return { networks, containers: new Set([...containers, ...members.map(({ containerId }) => containerId)]) };
}

export function withTheirNetworks(topology: Topology, { networks, containers }: Chosen): Chosen {
  const { endpointsByContainer } = indexTopology(topology);
  const joined = [...containers].flatMap((id) => endpointsByContainer.get(id) ?? []);
  return { networks: new Set([...networks, ...joined.map(({ networkId }) => networkId)]), containers };
}
