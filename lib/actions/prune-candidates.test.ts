import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import type { Network } from '@/lib/model';
import { pruneCandidates } from './prune-candidates';

const [web, old] = [aContainer({ name: 'web' }), aContainer({ name: 'old', state: 'exited' })];
const used = aNetwork({ name: 'used' });
const both = aNetwork({ name: 'both' });
const waitedFor = aNetwork({ name: 'waited-for' });

function namesOf(...networks: Network[]): string[] {
  return pruneCandidates(aTopology({ networks })).map(({ name }) => name);
}

describe('what could go', () => {
  it('is what no running container uses, and says who waits for it', () => {
    const topology = aTopology({
      networks: [used, both, waitedFor, aNetwork({ name: 'empty' })],
      containers: [web, old],
      endpoints: [
        anEndpoint(used, web),
        anEndpoint(both, web),
        anEndpoint(both, old, { active: false }),
        anEndpoint(waitedFor, old, { active: false }),
      ],
    });
    expect(pruneCandidates(topology)).toMatchObject([
      { name: 'waited-for', waiting: [old.id], notes: [] },
      { name: 'empty', waiting: [], notes: [] },
    ]);
  });

  it('is nothing of the engine’s own, nor settings that a network takes', () => {
    const settings = aNetwork({ name: 'settings', driver: 'null', configOnly: true });
    const ingress = aNetwork({ name: 'ingress', driver: 'overlay', ingress: true });
    expect(namesOf(aNetwork({ name: 'bridge' }), ingress)).toEqual([]);
    expect(namesOf(settings, aNetwork({ name: 'taker', configFrom: 'settings' }))).toEqual(['taker']);
    expect(namesOf(settings)).toEqual(['settings']);
  });

  it.each<[Partial<Network>, RegExp]>([
    [{ project: 'shop' }, /Belongs to shop/],
    [{ scope: 'swarm', driver: 'overlay' }, /Other nodes/],
    [{ driver: 'null', configOnly: true }, /settings/],
  ])('has a note where something speaks for keeping it: %o', (about, note) => {
    const [candidate] = pruneCandidates(aTopology({ networks: [aNetwork({ name: 'it', ...about })] }));
    expect(candidate?.notes.join()).toMatch(note);
  });
});
