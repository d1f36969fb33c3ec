import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { parseSelection, selectionText, type Selection } from './use-selection';

const network = aNetwork({ name: 'app' });
const container = aContainer({ name: 'web' });
const endpoint = anEndpoint(network, container);
const topology = aTopology({ networks: [network], containers: [container], endpoints: [endpoint] });

const selections: Selection[] = [
  { kind: 'network', id: network.id },
  { kind: 'container', id: container.id },
  { kind: 'endpoint', id: endpoint.id },
  { kind: 'engine', id: topology.engines[0]?.id ?? '' },
];

describe('the selection in the address', () => {
  it.each(selections)('comes back as it was: $kind', (selection) => {
    expect(parseSelection(selectionText(selection), topology)).toEqual(selection);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['a kind without an id', 'network:'],
    ['something that is gone', 'container:ffffffffffff'],
    ['a kind that nobody knows', 'volume:123456789012'],
  ])('is nothing for %s', (_title, text) => {
    expect(parseSelection(text, topology)).toBeNull();
  });
});
