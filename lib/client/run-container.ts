import { previewSchema, type Preview } from '@/lib/model';
import { runContainerResultSchema, type RunContainerRequest, type RunContainerResult } from '@/lib/model/run-container';
import { callApi } from './api';

export function previewRun(request: RunContainerRequest): Promise<Preview> {
  return callApi('POST', '/api/containers?preview=true', previewSchema, request);
}

/** Resolves once it runs; rejects with the refusal, and then there is none. `operation`: as of `createNetwork`. */
export function runContainer(request: RunContainerRequest, operation: string): Promise<RunContainerResult> {
  return callApi('POST', '/api/containers', runContainerResultSchema, request, { operation });
}
