import { commandLine, nameFor } from '@/lib/commands/command-line';
import { endpointId, whyStays } from '@/lib/model';
import type { Container, ContainerId, Network, NetworkId, Topology } from '@/lib/model';
import { reachChange } from '@/lib/reach/reach-change';
import { knownContainer, knownNetwork, named, planOf } from './plan';
import type { Plan, Refusal } from './plan';

export interface DisconnectRequest {
  networkId: NetworkId;
  containerId: ContainerId;
  /** Also where the engine holds an endpoint of a container that it no longer knows. */
  force: boolean;
}

/** Throws `not_found` for ids that the topology does not hold. */
export function planDisconnect(topology: Topology, { networkId, containerId, force }: DisconnectRequest): Plan {
  const network = knownNetwork(topology, networkId);
  const container = knownContainer(topology, containerId);
  const id = endpointId(networkId, containerId);
  const endpoint = topology.endpoints.find((one) => one.id === id);
  const others = topology.endpoints.filter((one) => one.id !== id);
  const warnings: string[] = [];
  if (!others.some((one) => one.containerId === containerId)) {
    warnings.push(`It is the last network of ${named(container)}: nothing will reach it, and it will reach nothing.`);
  }
  const sharers = topology.containers.filter((one) => one.sharesNamespaceWith === containerId);
  if (sharers.length > 0) warnings.push(`${sharers.map(named).join(', ')} shares its network, and loses this one too.`);
  if (endpoint && (endpoint.requestedIpv4 ?? endpoint.requestedIpv6) === null && endpoint.active) {
    warnings.push('Connected again, it may get another address.');
  }
  return planOf(refusalOf(network, container, endpoint !== undefined), {
    warnings,
    effects: () => ({ reachable: reachChange(topology, [{ kind: 'detach', networkId, containerId }], containerId) }),
    command: commandLine([
      'docker',
      'network',
      'disconnect',
      ...(force ? ['--force'] : []),
      nameFor(network, topology.networks),
      nameFor(container, topology.containers),
    ]),
  });
}

function refusalOf(network: Network, container: Container, isPresent: boolean): Refusal | null {
  const why = whyStays(container, network);
  if (why !== null) return { code: 'not_possible', sentence: `${named(container)} ${why}` };
  if (!isPresent) return { code: 'conflict', sentence: `${named(container)} is not on ${named(network)}.` };
  return null;
}
