import { endpointId } from '@/lib/model';
import type { ConnectRequest, EndpointResult, NetworkId } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import type { ActionDeps } from './deps';
import { endpointDifference } from './endpoint-difference';
import { oneAtATime } from './one-at-a-time';
import { insist, knownContainer, knownNetwork, named } from './plan';
import { planConnect } from './plan-connect';
import { unseen } from './seen-views';
import type { InsistSame } from './seen-views';
import { viewOfConnect } from './views';

/** The endpoint as the engine holds it. Throws the plan's refusal, the engine's own, or that it did not do it. */
export function connect(
  { engine, inventory }: ActionDeps,
  networkId: NetworkId,
  request: ConnectRequest,
  insistSame: InsistSame = unseen,
): Promise<EndpointResult> {
  const id = endpointId(networkId, request.containerId);
  return oneAtATime(`endpoint ${id}`, async () => {
    const { topology } = inventory;
    insistSame(viewOfConnect(topology, networkId, request));
    insist(planConnect(inventory, networkId, request));
    const container = named(knownContainer(topology, request.containerId));
    const network = named(knownNetwork(topology, networkId));
    const { result } = await askAndProve(
      () => engine.connect(networkId, request),
      () => inventory.refresh({ containers: [request.containerId], networks: [networkId] }),
      () => inventory.topology.endpoints.find((endpoint) => endpoint.id === id) ?? null,
      `The engine said yes, but ${container} is not on ${network}. If both are still there, try again.`,
    );
    return { endpoint: result, warning: endpointDifference(inventory.topology, result, request) };
  });
}
