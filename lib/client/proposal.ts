import {
  isPredefined,
  type ConnectRequest,
  type ContainerId,
  type Endpoint,
  type Network,
  type NetworkId,
  type PendingChange,
} from '@/lib/model';

export type Preset = Omit<ConnectRequest, 'containerId'>;

/** Changes that a person is asked about before anything happens; they are done one after the other, in this order. */
export interface Proposal {
  kind: 'attach' | 'detach' | 'move';
  changes: readonly PendingChange[];
  /** What the fields of its one attach begin with. */
  preset: Preset;
}

export function attachProposal(
  containerIds: readonly ContainerId[],
  networkId: NetworkId,
  preset: Preset = {},
): Proposal {
  const changes = containerIds.map((containerId): PendingChange => ({ kind: 'attach', networkId, containerId }));
  return { kind: 'attach', changes, preset };
}

export function detachProposal(containerIds: readonly ContainerId[], networkId: NetworkId): Proposal {
  const changes = containerIds.map((containerId): PendingChange => ({ kind: 'detach', networkId, containerId }));
  return { kind: 'detach', changes, preset: {} };
}

/** Attached first and then detached: where the first fails nothing has changed, and nobody is left without a network. */
export function moveProposal({ containerId, networkId, aliases }: Endpoint, to: Network): Proposal {
  return {
    kind: 'move',
    changes: [
      { kind: 'attach', networkId: to.id, containerId },
      { kind: 'detach', networkId, containerId },
    ],
    // Names go along, where there are names; an address is of its subnet, and stays behind.
    preset: aliases.length > 0 && !isPredefined(to) ? { aliases } : {},
  };
}

/** The one change whose fields can be filled in; null where several containers are attached at once. */
export function fillableAttach({ changes }: Proposal): PendingChange | null {
  const attaches = changes.filter(({ kind }) => kind === 'attach');
  return attaches.length === 1 ? (attaches[0] ?? null) : null;
}
