import { naturalOrder } from '@/lib/client/sort-rows';
import type { Container, Endpoint, EndpointId, Network, TopologyIndex } from '@/lib/model';

/** An endpoint with both its ends. */
export interface EndpointRow {
  id: EndpointId;
  endpoint: Endpoint;
  container: Container;
  network: Network;
}

/** By container and then by network; an endpoint one of whose ends is not known (yet) has no row. */
export function endpointRows(endpoints: readonly Endpoint[], index: TopologyIndex): EndpointRow[] {
  return endpoints
    .flatMap((endpoint) => {
      const container = index.containerById.get(endpoint.containerId);
      const network = index.networkById.get(endpoint.networkId);
      return container && network ? [{ id: endpoint.id, endpoint, container, network }] : [];
    })
    .sort((a, b) => naturalOrder(a.container.name, b.container.name) || naturalOrder(a.network.name, b.network.name));
}
