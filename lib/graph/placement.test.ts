import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { boundaryPoint, overlaps, roomOf, type Point } from './geometry';
import { layoutScene } from './layout';
import { placeNew } from './place';
import { projectBoxes } from './project-boxes';
import { sceneOf, type Scene } from './scene';
import { nodeId } from './scene-ids';

/** Networks with their members, by counts: `[3, 0, 5]` is a hub with three, a lonely one, a hub with five. */
function sceneWith(members: readonly number[], projectOf: (network: number) => string | null = () => null): Scene {
  const networks = members.map((_, index) => aNetwork({ name: `net-${index}`, project: projectOf(index) }));
  const ties = networks.flatMap((network, index) =>
    Array.from({ length: members[index] ?? 0 }, (_, member) => ({
      network,
      container: aContainer({ name: `c-${index}-${member}`, project: projectOf(index) }),
    })),
  );
  return sceneOf(
    aTopology({
      networks: [...networks, aNetwork({ name: 'host', driver: 'host', subnets: [] })],
      containers: ties.map((tie) => tie.container),
      endpoints: ties.map((tie) => anEndpoint(tie.network, tie.container)),
    }),
  );
}

/** Pairs whose rooms overlap, by their labels; what has no place is named too. */
function overlapsIn(scene: Scene, positions: ReadonlyMap<string, Point>): string[] {
  const placed = scene.nodes.map((node) => ({ node, at: positions.get(node.id), room: roomOf(node) }));
  return placed.flatMap(({ node: a, at, room }, index) => {
    if (!at) return [`${a.label} has no place`];
    return placed.slice(index + 1).flatMap(({ node: b, at: other, room: { width, height } }) => {
      // Rounding to whole pixels may cost one.
      const tight = { width: width - 2, height: height - 2 };
      return other && overlaps(at, room, other, tight) ? [`${a.label} and ${b.label}`] : [];
    });
  });
}

describe('layoutScene', () => {
  it('gives every node and the ground a place, the same one every time', () => {
    const scene = sceneWith([4, 0, 2]);
    const first = layoutScene(scene);
    const expected = [...scene.nodes.map((node) => node.id), 'place:host', 'place:outside'];
    expect([...first.keys()].sort()).toEqual(expected.sort());
    expect(layoutScene(scene)).toEqual(first);
  });

  it('lets no name touch another node', () => {
    const scene = sceneWith([8, 3, 0, 0, 5, 1, 30]);
    expect(overlapsIn(scene, layoutScene(scene))).toEqual([]);
  });

  it('keeps every project in a box of its own', () => {
    const scene = sceneWith([6, 5, 4, 3, 7], (network) => (network < 2 ? 'shop' : network < 4 ? 'blog' : null));
    const places = layoutScene(scene);
    expect(overlapsIn(scene, places)).toEqual([]);
    const boxes = projectBoxes(scene, (id) => places.get(id));
    expect(boxes.map(({ project }) => project).sort()).toEqual(['blog', 'shop']);
    for (const { project, box } of boxes) {
      const strangers = scene.nodes.filter((node) => node.project !== project);
      for (const node of strangers) {
        const at = places.get(node.id);
        const inside = at && at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom;
        expect(inside, `${node.label} in the box of ${project}`).toBe(false);
      }
    }
  });

  it('lays the ground below everything that is tied, and the shelf below the ground', () => {
    const scene = sceneWith([4, 0, 2]);
    const places = layoutScene(scene);
    const host = places.get('place:host')?.y ?? 0;
    for (const node of scene.nodes) {
      const isTied = scene.lines.some(({ source, target }) => source === node.id || target === node.id);
      expect((places.get(node.id)?.y ?? 0) < host, node.label).toBe(isTied);
    }
    expect(places.get('place:outside')?.y).toBeGreaterThan(host);
  });
});

describe('placeNew', () => {
  it('never moves what stands, and puts newcomers on free ground', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, (before, more) => {
        const positions = layoutScene(sceneWith(before));
        const grown = sceneWith(
          before.map((count, index) => count + (more[index] ?? 0)).concat(more.slice(before.length)),
        );
        const added = placeNew(grown, positions);
        for (const id of added.keys()) expect(positions.has(id)).toBe(false);
        expect(overlapsIn(grown, new Map([...positions, ...added]))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('lays out a new project as one, apart from what stands', () => {
    const positions = layoutScene(sceneWith([5, 3]));
    const grown = sceneWith([5, 3, 6], (network) => (network === 2 ? 'new' : null));
    const all = new Map([...positions, ...placeNew(grown, positions)]);
    expect(overlapsIn(grown, all)).toEqual([]);
    const [box] = projectBoxes(grown, (id) => all.get(id));
    expect(box?.members).toHaveLength(7);
    expect((box?.box.right ?? 0) - (box?.box.left ?? 0)).toBeLessThan(900);
  });
});

describe('placeNew in a large world', () => {
  const standing = layoutScene(sceneWith([2, 2, 2]));

  it.each([
    ['hundreds on what stands', sceneWith([150, 200, 90])],
    ['hundreds that are tied to each other only', sceneWith([2, 2, 2, ...Array.from({ length: 20 }, () => 20)])],
    [
      'dozens of projects',
      sceneWith([2, 2, 2, ...Array.from({ length: 25 }, () => 15)], (n) => (n < 3 ? null : `p${n}`)),
    ],
  ])('leaves everything where it is and puts %s on free ground', (_title, grown) => {
    const added = placeNew(grown, standing);
    for (const id of added.keys()) expect(standing.has(id)).toBe(false);
    expect(overlapsIn(grown, new Map([...standing, ...added]))).toEqual([]);
    const host = standing.get('place:host')?.y ?? 0;
    for (const node of grown.nodes) {
      const isTied = grown.lines.some(({ source, target }) => source === node.id || target === node.id);
      expect((added.get(node.id)?.y ?? -Infinity) < host, node.label).toBe(isTied || !added.has(node.id));
    }
  });

  it('does nothing where everything stands', () => {
    const scene = sceneWith([2, 2, 2]);
    const lines = () => {
      throw new Error('Nobody has to know what is tied to what.');
    };
    const { nodes, host, within } = scene;
    const blind = Object.defineProperty({ nodes, host, within, lines: [] }, 'lines', { get: lines });
    expect(placeNew(blind, standing).size).toBe(0);
  });
});

describe('guests', () => {
  it('stand beside an owner who stands on the host', () => {
    const host = aNetwork({ name: 'host', driver: 'host', subnets: [] });
    const owner = aContainer({ name: 'owner', networkMode: 'host' });
    const guest = aContainer({ name: 'guest', networkMode: 'container:owner', sharesNamespaceWith: owner.id });
    const scene = sceneOf(
      aTopology({ networks: [host], containers: [guest, owner], endpoints: [anEndpoint(host, owner)] }),
    );
    const places = layoutScene(scene);
    const [at, beside] = [owner, guest].map(({ id }) => places.get(nodeId('container', id)));
    expect(beside).toMatchObject({ x: at?.x });
    expect(beside?.y).toBeLessThan(at?.y ?? -Infinity);
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
