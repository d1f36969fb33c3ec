import * as z from 'zod';
import {
  actionDetailSchema,
  actionIdSchema,
  actionQuerySchema,
  actionsSchema,
  addressMapSchema,
  attachmentResultSchema,
  connectRequestSchema,
  containerChangeResultSchema,
  containerChangeSchema,
  containerDetailSchema,
  containerIdSchema,
  createNetworkRequestSchema,
  createNetworkResultSchema,
  editNetworkRequestSchema,
  editPreviewSchema,
  editProgressSchema,
  editResultSchema,
  engineDetailSchema,
  engineIdSchema,
  happeningsSchema,
  networkDetailSchema,
  networkIdSchema,
  previewSchema,
  pruneListSchema,
  pruneRequestSchema,
  pruneResultSchema,
  releaseResultSchema,
  removeNetworkResultSchema,
  staleEndpointsSchema,
  topologySchema,
  trafficQuerySchema,
  trafficSeriesSchema,
  undoResultSchema,
} from '@/lib/model';
import { imagesSchema } from '@/lib/model/image';
import { runContainerRequestSchema, runContainerResultSchema } from '@/lib/model/run-container';
import { signedInSchema, whoAmISchema } from '@/lib/model/session';
import { findingOperations } from './finding-operations';
import type { Operation } from './handle';
import { layoutOperations } from './layout-operations';

/** Looking takes an id, the beginning of one, or a name; changing takes the full id only. */
const reference = z.object({ id: z.string().min(1).max(512) });
const network = z.object({ id: networkIdSchema });
const action = z.object({ id: actionIdSchema });
const container = z.object({ id: containerIdSchema });
const attachment = z.object({ id: networkIdSchema, containerId: containerIdSchema });
const yesOrNo = z.enum(['true', 'false']).default('false');
/** Strict: a misspelt `preview` must not become the change itself. */
const previewQuery = z.strictObject({ preview: yesOrNo });
const seenQuery = previewQuery.extend({
  /** Of the preview that was looked at: refused where something that it rests on has changed since. */
  version: z.string().max(64).optional(),
});

const happeningQuery = z.strictObject({
  network: z.optional(networkIdSchema),
  container: z.optional(containerIdSchema),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** As `Last-Event-ID`, for who connects anew and not again: what was missed since, where it is known, and no snapshot. */
const streamQuery = z.object({ since: z.string().max(64).optional() });

/** Every operation by method and path: the routes and the document at /api/openapi.json are made of these. */
export const operations = {
  'GET /api/health': {
    summary: 'Netloom runs',
    needs: 'open',
    answer: z.object({ status: z.literal('ok'), version: z.string() }),
  },
  'GET /api/openapi.json': { summary: 'This document', needs: 'viewer', answer: z.record(z.string(), z.unknown()) },
  'POST /api/session': {
    summary: 'Sign in: sets the session cookie and gives the secret that changes need beside it',
    needs: 'open',
    body: z.strictObject({ token: z.string().max(1024) }),
    answer: signedInSchema,
  },
  'GET /api/session': { summary: 'Who am I, and what may I', needs: 'viewer', answer: whoAmISchema },
  'DELETE /api/session': { summary: 'Sign out', needs: 'viewer', answer: z.object({ signedOut: z.literal(true) }) },
  'GET /api/topology': {
    summary: 'All engines, networks, containers, endpoints',
    needs: 'viewer',
    answer: topologySchema,
  },
  'GET /api/stream': {
    summary: 'The topology and its traffic as server-sent events',
    needs: 'viewer',
    query: streamQuery,
    answer: null,
  },
  'GET /api/networks/{id}': {
    summary: 'One network and what is on it',
    needs: 'viewer',
    params: reference,
    answer: networkDetailSchema,
  },
  'GET /api/networks/{id}/addresses': {
    summary: 'Who has which address of a network, and what is free',
    needs: 'viewer',
    params: reference,
    answer: addressMapSchema,
  },
  'POST /api/networks': {
    summary: 'Create a network',
    needs: 'operator',
    once: true,
    query: previewQuery,
    body: createNetworkRequestSchema,
    answer: z.union([createNetworkResultSchema, previewSchema]),
  },
  'POST /api/networks/prune': {
    summary: 'Which networks nobody who runs uses; or remove those of them that are named',
    needs: 'operator',
    body: pruneRequestSchema,
    answer: z.union([pruneListSchema, pruneResultSchema]),
  },
  'DELETE /api/networks/{id}': {
    summary: 'Remove a network that nothing uses',
    needs: 'operator',
    params: network,
    query: seenQuery,
    answer: z.union([removeNetworkResultSchema, previewSchema]),
  },
  'PATCH /api/networks/{id}': {
    summary: 'Edit a network: it is removed and made anew, with everyone on it attached again; or taken back',
    needs: 'operator',
    params: network,
    query: seenQuery,
    body: editNetworkRequestSchema,
    answer: z.union([editResultSchema, editPreviewSchema]),
  },
  'DELETE /api/networks/{id}/edit': {
    summary: 'Cancel an edit under way, while the old network is still there',
    needs: 'operator',
    params: network,
    answer: editProgressSchema,
  },
  'GET /api/networks/{id}/stale-endpoints': {
    summary: 'What the engine counts on a network and what belongs to no container',
    needs: 'viewer',
    params: network,
    answer: staleEndpointsSchema,
  },
  'DELETE /api/networks/{id}/stale-endpoints': {
    summary: 'Take them off by force, so that the network can be removed',
    needs: 'operator',
    params: network,
    answer: releaseResultSchema,
  },
  'POST /api/networks/{id}/endpoints': {
    summary: 'Connect a container',
    needs: 'operator',
    params: network,
    query: seenQuery,
    body: connectRequestSchema,
    answer: z.union([attachmentResultSchema, previewSchema]),
  },
  'DELETE /api/networks/{id}/endpoints/{containerId}': {
    summary: 'Disconnect a container',
    needs: 'operator',
    params: attachment,
    query: seenQuery.extend({ force: yesOrNo }),
    answer: z.union([attachmentResultSchema, previewSchema]),
  },
  'GET /api/actions': {
    summary: 'What was changed or refused through Netloom, newest first',
    needs: 'viewer',
    query: actionQuerySchema,
    answer: actionsSchema,
  },
  'GET /api/actions/{id}': {
    summary: 'All that is on record of one change',
    needs: 'viewer',
    params: action,
    answer: actionDetailSchema,
  },
  'POST /api/actions/{id}/undo': {
    summary: 'Take a change back, where the world is still as it left it',
    needs: 'operator',
    params: action,
    query: previewQuery,
    answer: z.union([undoResultSchema, previewSchema]),
  },
  'GET /api/engines/{id}': {
    summary: 'What an engine runs on, and the interfaces of its host',
    needs: 'viewer',
    params: z.object({ id: engineIdSchema }),
    answer: engineDetailSchema,
  },
  'GET /api/events': {
    summary: 'What happened lately, newest first',
    needs: 'viewer',
    query: happeningQuery,
    answer: happeningsSchema,
  },
  'GET /api/traffic': {
    summary: 'What a network, endpoint, container or the engine carried, over a time',
    needs: 'viewer',
    query: trafficQuerySchema,
    answer: trafficSeriesSchema,
  },
  ...layoutOperations,
  ...findingOperations,
  'GET /api/containers/{id}': {
    summary: 'One container and its endpoints',
    needs: 'viewer',
    params: reference,
    answer: containerDetailSchema,
  },
  // Names of images tell of private registries and versions, and nobody else has a use for them.
  'GET /api/images': {
    summary: 'The images that the engine has, and so can run',
    needs: 'admin',
    answer: imagesSchema,
  },
  'POST /api/containers': {
    summary: 'Run a container on one or more networks, of an image that the engine has',
    needs: 'admin',
    once: true,
    query: previewQuery,
    body: runContainerRequestSchema,
    answer: z.union([runContainerResultSchema, previewSchema]),
  },
  'POST /api/containers/{id}/state': {
    summary: 'Start, stop, restart, pause or unpause a container',
    needs: 'admin',
    params: container,
    query: previewQuery,
    body: containerChangeSchema,
    answer: z.union([containerChangeResultSchema, previewSchema]),
  },
  'DELETE /api/containers/{id}': {
    summary: 'Remove a container; its volumes stay',
    needs: 'admin',
    params: container,
    query: previewQuery.extend({ force: yesOrNo }),
    answer: z.union([containerChangeResultSchema, previewSchema]),
  },
  'GET /metrics': {
    summary: 'What was counted since Netloom started, for Prometheus',
    needs: 'metrics',
    answer: z.string(),
    mediaType: 'text/plain',
  },
} as const satisfies Record<string, Operation>;
