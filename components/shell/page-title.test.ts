import { describe, expect, it } from 'vitest';
import type { Selection } from '@/lib/client/use-selection';
import { indexTopology } from '@/lib/model';
import { aContainer, anEndpoint, anEngine, aNetwork, aTopology } from '@/lib/model/builders';
import { pageTitle } from './page-title';

const network = aNetwork({ name: 'user\u202egnp.exe' });
const container = aContainer({ name: 'web' });
const endpoint = anEndpoint(network, container);
const engine = anEngine({ name: 'ci\nhost' });
const topology = aTopology({
  engines: [engine],
  networks: [network],
  containers: [container],
  endpoints: [endpoint],
});

describe('the title of the page', () => {
  it.each<[string, Selection | null, string]>([
    ['nothing', null, 'ci\\u{a}host · Netloom'],
    ['the engine', { kind: 'engine', id: engine.id }, 'ci\\u{a}host · Netloom'],
    ['a network', { kind: 'network', id: network.id }, 'user\\u{202e}gnp.exe · Netloom'],
    ['a container', { kind: 'container', id: container.id }, 'web · Netloom'],
    ['an endpoint', { kind: 'endpoint', id: endpoint.id }, 'web on user\\u{202e}gnp.exe · Netloom'],
    ['a project', { kind: 'project', id: 'a\u200bb' }, 'a\\u{200b}b · Netloom'],
  ])('of %s', (_title, selection, expected) => {
    expect(pageTitle(selection, topology, indexTopology(topology))).toBe(expected);
  });

  it('without an engine is the product’s', () => {
    const none = aTopology({ engines: [], networks: [], containers: [], endpoints: [] });
    expect(pageTitle(null, none, indexTopology(none))).toBe('Netloom');
  });
});
