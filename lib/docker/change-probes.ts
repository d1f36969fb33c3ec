import { randomBytes } from 'node:crypto';
import type { Capability, Lack } from '@/lib/model';
import { denialSentence } from './denial';
import type { EngineRequest } from './dockerode-client';

export interface ChangeProbe {
  /** What needs it. */
  capabilities: readonly Capability[];
  request: EngineRequest;
}

/**
 * Requests that only a proxy tells apart from a change: of objects that cannot exist (64 random hex digits), and with
 * bodies that no engine can read (a number where a name belongs). An engine refuses them all and does nothing.
 */
export function changeProbes(): ChangeProbe[] {
  const id = randomBytes(32).toString('hex');
  const Container = randomBytes(32).toString('hex');
  const post = (path: string, body?: object): EngineRequest => ({ method: 'POST', path, ...(body && { body }) });
  const control = ['container.control'] as const;
  return [
    { capabilities: ['network.change'], request: post('/networks/create', { Name: 0 }) },
    { capabilities: ['network.change'], request: { method: 'DELETE', path: `/networks/${id}` } },
    { capabilities: ['endpoint.change', 'container.run'], request: post(`/networks/${id}/connect`, { Container }) },
    { capabilities: ['endpoint.change'], request: post(`/networks/${id}/disconnect`, { Container }) },
    { capabilities: ['container.run'], request: post('/containers/create', { Image: 0 }) },
    { capabilities: ['container.control', 'container.run'], request: post(`/containers/${id}/start`) },
    ...['stop', 'restart', 'pause', 'unpause'].map((verb) => ({
      capabilities: control,
      request: post(`/containers/${id}/${verb}`),
    })),
    {
      capabilities: ['container.control', 'container.run'],
      request: { method: 'DELETE', path: `/containers/${id}` },
    },
  ];
}

/** What is impossible without those that were denied. */
export function lacksOf(denied: readonly ChangeProbe[]): Lack[] {
  const capabilities = [...new Set(denied.flatMap((probe) => probe.capabilities))];
  return capabilities.map((capability) => ({
    capability,
    reason: denialSentence(
      denied.filter((probe) => probe.capabilities.includes(capability)).map(({ request }) => request),
    ),
  }));
}
