import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { beginChange, endChange, pendingChanges, settleChanges } from './pending-store';

const network = aNetwork({ name: 'app' });
const container = aContainer({ name: 'web' });
const apart = aTopology({ networks: [network], containers: [container], endpoints: [] });
const tied = aTopology({ ...apart, endpoints: [anEndpoint(network, container)] });
const ids = { networkId: network.id, containerId: container.id };

describe('a change that is on its way', () => {
  it.each([
    ['attach', apart, tied],
    ['detach', tied, apart],
  ] as const)('%s is pending until the engine’s own state shows it', (kind, before, after) => {
    beginChange({ kind, ...ids });
    settleChanges(before);
    expect(pendingChanges.get()).toHaveLength(1);
    settleChanges(after);
    expect(pendingChanges.get()).toEqual([]);
  });

  it('is given up when the engine refuses it', () => {
    const change = { kind: 'attach', ...ids } as const;
    beginChange(change);
    endChange(change);
    expect(pendingChanges.get()).toEqual([]);
  });
});
