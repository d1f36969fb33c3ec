import { canonical } from '@/lib/ipam/subnet';
import { endpointId, indexTopology, hasNamespace } from '@/lib/model';
import type { ConnectRequest, ConnectResult, Endpoint, NetworkId, Topology } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { insist, knownContainer, knownNetwork, named } from './plan';
import { planConnect } from './plan-connect';

/** The endpoint as the engine holds it. Throws the plan's refusal, the engine's own, or that it did not do it. */
export function connect(
  { engine, inventory }: ActionDeps,
  networkId: NetworkId,
  request: ConnectRequest,
): Promise<ConnectResult> {
  const id = endpointId(networkId, request.containerId);
  return oneAtATime(`endpoint ${id}`, async () => {
    const { topology } = inventory;
    insist(planConnect(topology, networkId, request));
    const container = named(knownContainer(topology, request.containerId));
    const network = named(knownNetwork(topology, networkId));
    const { result } = await askAndProve(
      () => engine.connect(networkId, request),
      () => inventory.refresh({ containers: [request.containerId], networks: [networkId] }),
      () => inventory.topology.endpoints.find((endpoint) => endpoint.id === id) ?? null,
      `The engine said yes, but ${container} is not on ${network}. If both are still there, try again.`,
    );
    return { endpoint: result, warning: differenceOf(inventory.topology, result, request) };
  });
}

/** Where the endpoint is not what was asked for; a stopped container gets its address only at its start. */
function differenceOf(topology: Topology, endpoint: Endpoint, request: ConnectRequest): string | null {
  const index = indexTopology(topology);
  const container = index.containerById.get(endpoint.containerId);
  if (!index.networkById.has(endpoint.networkId)) {
    return 'The network does not exist any more: the container will not start with it.';
  }
  if (container && !hasNamespace(container)) return null;
  for (const [asked, given] of [
    [request.ipv4, endpoint.ipv4],
    [request.ipv6, endpoint.ipv6],
  ] as const) {
    if (asked === undefined || canonical(given?.split('/')[0] ?? '') === canonical(asked)) continue;
    return `The engine gave ${given ?? 'no address'} where ${asked} was asked for.`;
  }
  return null;
}
