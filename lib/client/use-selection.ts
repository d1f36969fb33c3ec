import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { ContainerId, EndpointId, NetworkId, Topology } from '@/lib/model';

export type Selection =
  | { kind: 'network'; id: NetworkId }
  | { kind: 'container'; id: ContainerId }
  | { kind: 'endpoint'; id: EndpointId }
  | { kind: 'engine'; id: string };

const shortLength = 12;

/** `network:0123456789ab`, `endpoint:0123456789ab:ba9876543210`: short enough to share, long enough to be one. */
export function selectionText(selection: Selection): string {
  const ids = selection.id.split(':').map((id) => id.slice(0, shortLength));
  return selection.kind === 'engine' ? 'engine' : `${selection.kind}:${ids.join(':')}`;
}

/** The object the text names, or null when it is gone. */
export function parseSelection(text: string | null, topology: Topology | null): Selection | null {
  if (text === null || topology === null) return null;
  const [kind, first = '', second = ''] = text.split(':');
  switch (kind) {
    case 'engine':
      return topology.engines[0] ? { kind, id: topology.engines[0].id } : null;
    case 'network': {
      const network = topology.networks.find((item) => first !== '' && item.id.startsWith(first));
      return network ? { kind, id: network.id } : null;
    }
    case 'container': {
      const container = topology.containers.find((item) => first !== '' && item.id.startsWith(first));
      return container ? { kind, id: container.id } : null;
    }
    case 'endpoint': {
      const endpoint = topology.endpoints.find(
        (item) => first !== '' && item.networkId.startsWith(first) && item.containerId.startsWith(second),
      );
      return endpoint ? { kind, id: endpoint.id } : null;
    }
    default:
      return null;
  }
}

/** What is selected lives in the address: a reload or a shared link shows the same thing. */
export function useSelection(topology: Topology | null): [Selection | null, (next: Selection | null) => void] {
  const [text, setText] = useQueryState(
    'select',
    parseAsString.withOptions({ history: 'replace', clearOnDefault: true }),
  );
  const selection = useMemo(() => parseSelection(text, topology), [text, topology]);
  const select = useCallback(
    (next: Selection | null) => void setText(next === null ? null : selectionText(next)),
    [setText],
  );
  return [selection, select];
}
