import type { Selection } from '@/lib/client/use-selection';
import { visibleText, type Topology, type TopologyIndex } from '@/lib/model';

/** For the tab and the browser's history: what is selected, else the engine. */
export function pageTitle(selection: Selection | null, topology: Topology, index: TopologyIndex): string {
  const engine = topology.engines[0]?.name;
  const name = (selection === null ? undefined : nameOf(selection, topology, index)) ?? engine;
  return name === undefined ? 'Netloom' : `${visibleText(name)} · Netloom`;
}

function nameOf(selection: Selection, topology: Topology, index: TopologyIndex): string | undefined {
  switch (selection.kind) {
    case 'network':
      return index.networkById.get(selection.id)?.name;
    case 'container':
      return index.containerById.get(selection.id)?.name;
    case 'endpoint': {
      const endpoint = topology.endpoints.find(({ id }) => id === selection.id);
      const container = endpoint && index.containerById.get(endpoint.containerId);
      const network = endpoint && index.networkById.get(endpoint.networkId);
      return container && network && `${container.name} on ${network.name}`;
    }
    case 'engine':
      return undefined;
    case 'driver':
    case 'interface':
    case 'project':
      return selection.id;
  }
}
