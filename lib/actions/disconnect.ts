import { endpointId } from '@/lib/model';
import type { EndpointResult } from '@/lib/model';
import { askAndProve } from './ask-and-prove';
import type { ActionDeps } from './deps';
import { oneAtATime } from './one-at-a-time';
import { insist, knownContainer, knownEndpoint, knownNetwork, named } from './plan';
import { planDisconnect } from './plan-disconnect';
import type { DisconnectRequest } from './plan-disconnect';
import { unseen } from './seen-views';
import type { InsistSame } from './seen-views';
import { viewOfDisconnect } from './views';

/** The endpoint as it was, once the engine holds it no more. Throws the plan's refusal or the engine's own. */
export function disconnect(
  { engine, inventory }: ActionDeps,
  request: DisconnectRequest,
  insistSame: InsistSame = unseen,
): Promise<EndpointResult> {
  const { networkId, containerId, force } = request;
  const id = endpointId(networkId, containerId);
  return oneAtATime(`endpoint ${id}`, async () => {
    knownContainer(inventory.topology, containerId);
    // An undo gives back what lists leave out, which of a new container may not be known yet.
    await inventory.refresh({ containers: [containerId] });
    const { topology } = inventory;
    insistSame(viewOfDisconnect(topology, request));
    insist(planDisconnect(topology, request));
    const endpoint = knownEndpoint(topology, id);
    const [container, network] = [knownContainer(topology, containerId), knownNetwork(topology, networkId)].map(named);
    await askAndProve(
      () => engine.disconnect(networkId, containerId, force),
      () => inventory.refresh({ containers: [containerId], networks: [networkId] }),
      () => (inventory.topology.endpoints.some((endpoint) => endpoint.id === id) ? null : 'gone'),
      `The engine said yes, but ${container} is still on ${network}. Try again, by force if need be.`,
    );
    return { endpoint, warning: null };
  });
}
