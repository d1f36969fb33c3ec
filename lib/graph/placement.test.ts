import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { boundaryPoint, overlaps, roomOf, sizeOf } from './geometry';
import { layoutScene } from './layout';
import { placeNew } from './place';
import { sceneOf, type Scene } from './scene';

/** Networks with their members, by counts: `[3, 0, 5]` is a hub with three, a lonely one, a hub with five. */
function sceneWith(members: readonly number[]): Scene {
  const networks = members.map((_, index) => aNetwork({ name: `net-${index}` }));
  const ties = networks.flatMap((network, index) =>
    Array.from({ length: members[index] ?? 0 }, (_, member) => ({
      network,
      container: aContainer({ name: `c-${index}-${member}` }),
    })),
  );
  return sceneOf(
    aTopology({
      networks,
      containers: ties.map((tie) => tie.container),
      endpoints: ties.map((tie) => anEndpoint(tie.network, tie.container)),
    }),
  );
}

describe('layoutScene', () => {
  it('gives every node a place, the same one every time', () => {
    const scene = sceneWith([4, 0, 2]);
    const first = layoutScene(scene);
    expect([...first.keys()].sort()).toEqual(scene.nodes.map((node) => node.id).sort());
    expect(layoutScene(scene)).toEqual(first);
  });

  it('puts no node upon another', () => {
    const scene = sceneWith([8, 3, 0, 0, 5, 1]);
    const positions = layoutScene(scene);
    for (const [index, a] of scene.nodes.entries()) {
      for (const b of scene.nodes.slice(index + 1)) {
        const [pa, pb] = [positions.get(a.id), positions.get(b.id)];
        expect(pa && pb && overlaps(pa, sizeOf(a), pb, sizeOf(b)), `${a.label} and ${b.label}`).toBe(false);
      }
    }
  });
});

describe('placeNew', () => {
  it('never moves what stands, and puts newcomers on free ground', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, (before, more) => {
        const old = sceneWith(before);
        const positions = layoutScene(old);
        const grown = sceneWith(
          before.map((count, index) => count + (more[index] ?? 0)).concat(more.slice(before.length)),
        );
        const added = placeNew(grown, positions);
        for (const id of added.keys()) expect(positions.has(id)).toBe(false);
        const all = new Map([...positions, ...added]);
        expect(grown.nodes.every((node) => all.has(node.id))).toBe(true);
        for (const [id, at] of added) {
          const node = grown.nodes.find((item) => item.id === id);
          for (const other of grown.nodes) {
            const otherAt = all.get(other.id);
            if (!node || !otherAt || other.id === id) continue;
            expect(overlaps(at, roomOf(node), otherAt, roomOf(other)), `${node.label} on ${other.label}`).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('boundaryPoint', () => {
  const size = { width: 100, height: 40 };
  it.each([
    ['to the right', { x: 500, y: 0 }, { x: 50, y: 0 }],
    ['upwards', { x: 0, y: -90 }, { x: 0, y: -20 }],
    ['across a corner', { x: 500, y: 200 }, { x: 50, y: 20 }],
    ['to a point inside', { x: 10, y: 5 }, { x: 10, y: 5 }],
    ['nowhere', { x: 0, y: 0 }, { x: 0, y: 0 }],
  ])('leaves the box %s', (_title, towards, expected) => {
    expect(boundaryPoint({ x: 0, y: 0 }, size, towards)).toEqual(expected);
  });
});
