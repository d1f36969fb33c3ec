import type { Endpoint } from './endpoint';
import type { ContainerId, NetworkId } from './ids';

/** A change that has been asked for: its line is drawn differently until the engine's own word arrives. */
export interface PendingChange {
  kind: 'attach' | 'detach';
  networkId: NetworkId;
  containerId: ContainerId;
}

/** The engine's state already is what was asked for. */
export function isFulfilled(change: PendingChange, endpoints: readonly Endpoint[]): boolean {
  const present = endpoints.some(
    (endpoint) => endpoint.networkId === change.networkId && endpoint.containerId === change.containerId,
  );
  return change.kind === 'attach' ? present : !present;
}
