import {
  attachmentResultSchema,
  containerChangeResultSchema,
  createNetworkResultSchema,
  editPreviewSchema,
  editProgressSchema,
  editResultSchema,
  previewSchema,
  pruneListSchema,
  pruneResultSchema,
  releaseResultSchema,
  removeNetworkResultSchema,
  staleEndpointsSchema,
  type AttachmentResult,
  type ConnectRequest,
  type ContainerChangeResult,
  type ContainerVerb,
  type ContainerId,
  type CreateNetworkDraft,
  type CreateNetworkResult,
  type EditNetworkRequest,
  type EditPreview,
  type EditProgress,
  type EditResult,
  type NetworkId,
  type PendingChange,
  type Preview,
  type PruneCandidate,
  type PruneResult,
  type ReleaseResult,
  type RemoveNetworkResult,
  type StaleEndpoints,
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

/** `version`: of the preview that was looked at; null where none was. Nothing is done on another state than that one. */
const asSeen = (version: string | null) => (version === null ? '' : `?version=${version}`);

/** Resolves once the engine has confirmed; rejects with its refusal, and where it is not as it was seen. */
export function attach(
  networkId: NetworkId,
  request: ConnectRequest,
  version: string | null,
): Promise<AttachmentResult> {
  return whilePending({ kind: 'attach', networkId, containerId: request.containerId }, () =>
    callApi('POST', `${endpointsOf(networkId)}${asSeen(version)}`, attachmentResultSchema, request),
  );
}

/** As `attach`. */
export function detach(
  networkId: NetworkId,
  containerId: ContainerId,
  version: string | null,
): Promise<AttachmentResult> {
  return whilePending({ kind: 'detach', networkId, containerId }, () =>
    callApi('DELETE', `${endpointsOf(networkId)}/${containerId}${asSeen(version)}`, attachmentResultSchema),
  );
}

export function previewNetwork(request: CreateNetworkDraft): Promise<Preview> {
  return callApi('POST', '/api/networks?preview=true', previewSchema, request);
}

/** `operation`: one for each opening of the form, so that what is asked twice is made once. */
export function createNetwork(request: CreateNetworkDraft, operation: string): Promise<CreateNetworkResult> {
  return callApi('POST', '/api/networks', createNetworkResultSchema, request, { operation });
}

/** What an edit would do to everyone on the network. */
export function previewEdit(id: NetworkId, request: EditNetworkRequest): Promise<EditPreview> {
  return callApi('PATCH', `/api/networks/${id}?preview=true`, editPreviewSchema, request);
}

/** Resolves when everyone is attached again; rejects when it was taken back, with the reason. */
export function editNetwork(id: NetworkId, request: EditNetworkRequest, version: string): Promise<EditResult> {
  return callApi('PATCH', `/api/networks/${id}?version=${version}`, editResultSchema, request);
}

export function cancelEdit(id: NetworkId): Promise<EditProgress> {
  return callApi('DELETE', `/api/networks/${id}/edit`, editProgressSchema);
}

export function previewRemoval(id: NetworkId): Promise<Preview> {
  return callApi('DELETE', `/api/networks/${id}?preview=true`, previewSchema);
}

/** What is in the way of a removal and belongs to no container. */
export function staleEndpoints(id: NetworkId): Promise<StaleEndpoints> {
  return callApi('GET', `/api/networks/${id}/stale-endpoints`, staleEndpointsSchema);
}

export function releaseStale(id: NetworkId): Promise<ReleaseResult> {
  return callApi('DELETE', `/api/networks/${id}/stale-endpoints`, releaseResultSchema);
}

export function removeNetwork(id: NetworkId, version: string | null): Promise<RemoveNetworkResult> {
  return callApi('DELETE', `/api/networks/${id}${asSeen(version)}`, removeNetworkResultSchema);
}

export function previewContainerChange(id: ContainerId, verb: ContainerVerb): Promise<Preview> {
  return callApi('POST', `/api/containers/${id}/state?preview=true`, previewSchema, { do: verb });
}

/** Resolves once the engine has confirmed; rejects with its refusal. */
export function changeContainer(id: ContainerId, verb: ContainerVerb): Promise<ContainerChangeResult> {
  return callApi('POST', `/api/containers/${id}/state`, containerChangeResultSchema, { do: verb });
}

export function previewContainerRemoval(id: ContainerId): Promise<Preview> {
  return callApi('DELETE', `/api/containers/${id}?preview=true&force=true`, previewSchema);
}

/** As `changeContainer`; kills it where it runs. */
export function removeContainer(id: ContainerId): Promise<ContainerChangeResult> {
  return callApi('DELETE', `/api/containers/${id}?force=true`, containerChangeResultSchema);
}

/** What could go; nothing has. */
export async function pruneCandidates(): Promise<PruneCandidate[]> {
  return (await callApi('POST', '/api/networks/prune', pruneListSchema, { dryRun: true })).candidates;
}

/** Resolves with what came of each. */
export function pruneNetworks(networkIds: readonly NetworkId[]): Promise<PruneResult> {
  return callApi('POST', '/api/networks/prune', pruneResultSchema, { networkIds });
}

async function whilePending<T>(change: PendingChange, call: () => Promise<T>): Promise<T> {
  beginChange(change);
  try {
    return await call();
  } catch (error) {
    endChange(change);
    throw error;
  }
}
