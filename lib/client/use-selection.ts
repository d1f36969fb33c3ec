import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { ContainerId, EndpointId, NetworkId, Topology } from '@/lib/model';
import { writesAddress } from './page-address';

/** What a panel can be opened on. */
export type Selection =
  | { kind: 'network'; id: NetworkId }
  | { kind: 'container'; id: ContainerId }
  | { kind: 'endpoint'; id: EndpointId }
  /** The engine's host. */
  | { kind: 'engine'; id: string }
  /** A network driver, by its name. */
  | { kind: 'driver'; id: string }
  /** A network interface of the engine's host, by its name. */
  | { kind: 'interface'; id: string }
  /** A Compose project or Swarm stack, by its name. */
  | { kind: 'project'; id: string };

const shortLength = 12;

/** `network:0123456789ab`, `endpoint:0123456789ab:ba9876543210`: short enough to share, long enough to be one. */
export function selectionText(selection: Selection): string {
  const { kind, id } = selection;
  switch (kind) {
    case 'engine':
      return kind;
    case 'network':
    case 'container':
    case 'endpoint':
      return [kind, ...id.split(':').map((part) => part.slice(0, shortLength))].join(':');
    default:
      return `${kind}:${id}`;
  }
}

/** The object the text names, or null when it is gone. */
export function parseSelection(text: string | null, topology: Topology | null): Selection | null {
  if (text === null || topology === null) return null;
  const [kind = '', ...parts] = text.split(':');
  const name = parts.join(':');
  const [first = '', second = ''] = parts;
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
    case 'driver':
    case 'interface':
      return name === '' ? null : { kind, id: name };
    case 'project':
      return [...topology.containers, ...topology.networks].some(({ project }) => project === name)
        ? { kind, id: name }
        : null;
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
    (next: Selection | null) => writesAddress(setText(next === null ? null : selectionText(next))),
    [setText],
  );
  return [selection, select];
}
