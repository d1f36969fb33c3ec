import {
  attachmentResultSchema,
  createNetworkResultSchema,
  previewSchema,
  type ConnectRequest,
  type ContainerId,
  type CreateNetworkRequest,
  type CreateNetworkResult,
  type NetworkId,
  type PendingChange,
  type Preview,
} from '@/lib/model';
import { callApi } from './api';
import { beginChange, endChange } from './pending-store';

const endpointsOf = (networkId: NetworkId) => `/api/networks/${networkId}/endpoints`;

export function previewAttach(networkId: NetworkId, request: ConnectRequest): Promise<Preview> {
  return callApi('POST', `${endpointsOf(networkId)}?preview=true`, previewSchema, request);
}

export function previewDetach(networkId: NetworkId, containerId: ContainerId): Promise<Preview> {
  return callApi('DELETE', `${endpointsOf(networkId)}/${containerId}?preview=true`, previewSchema);
}

/** Resolves with the engine's warning, or null, once the engine has confirmed; rejects with its refusal. */
export function attach(networkId: NetworkId, request: ConnectRequest): Promise<string | null> {
  return whilePending({ kind: 'attach', networkId, containerId: request.containerId }, () =>
    callApi('POST', endpointsOf(networkId), attachmentResultSchema, request),
  );
}

export function detach(networkId: NetworkId, containerId: ContainerId): Promise<string | null> {
  return whilePending({ kind: 'detach', networkId, containerId }, () =>
    callApi('DELETE', `${endpointsOf(networkId)}/${containerId}`, attachmentResultSchema),
  );
}

export function createNetwork(request: CreateNetworkRequest): Promise<CreateNetworkResult> {
  return callApi('POST', '/api/networks', createNetworkResultSchema, request);
}

async function whilePending(
  change: PendingChange,
  call: () => Promise<{ warning: string | null }>,
): Promise<string | null> {
  beginChange(change);
  try {
    return (await call()).warning;
  } catch (error) {
    endChange(change);
    throw error;
  }
}
