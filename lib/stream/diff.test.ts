import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topologyLists, topologyOrder } from '@/lib/model';
import type { Topology } from '@/lib/model';
import { aContainer, anEndpoint, anEngine, aNetwork, aTopology } from '@/lib/model/builders';
import { apply, diff } from './diff';

/** Small pools of names, so that two arbitrary topologies share some objects, differ in some and lack some. */
const network = fc
  .record({
    name: fc.constantFrom('app', 'data', 'edge'),
    internal: fc.boolean(),
    key: fc.constantFrom('a', '__proto__'),
  })
  .map(({ name, internal, key }) => aNetwork({ name, internal, labels: Object.fromEntries([[key, name]]) }));
const container = fc
  .record({
    key: fc.constantFrom('web', 'db', 'cache', 'worker'),
    renamed: fc.boolean(),
    state: fc.constantFrom('running', 'exited'),
  })
  .map(({ key, renamed, state }) => {
    const { id } = aContainer({ name: key });
    return aContainer({ id, name: renamed ? `${key}-renamed` : key, state });
  });
const topology: fc.Arbitrary<Topology> = fc
  .record({
    networks: fc.uniqueArray(network, { selector: ({ id }) => id }),
    containers: fc.uniqueArray(container, { selector: ({ id }) => id }),
    aliases: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    revision: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom('live', 'stale'),
  })
  .map(({ networks, containers, aliases, revision, status }) =>
    aTopology({
      revision,
      engines: [anEngine({ status })],
      networks,
      containers,
      endpoints: networks.flatMap((one) => containers.map((other) => anEndpoint(one, other, { aliases }))),
    }),
  );

function inOrder(topology: Topology): Topology {
  const sorted = topologyLists.map((list) => [list, [...topology[list]].sort(topologyOrder)]);
  return { ...topology, ...Object.fromEntries(sorted) };
}

describe('the difference of two topologies', () => {
  it('turns the one into the other when applied', () => {
    fc.assert(
      fc.property(topology, topology, (before, after) => {
        const change = diff(before, after);
        const result = inOrder(change ? apply(before, change) : { ...before, takenAt: after.takenAt });
        expect(result).toEqual(inOrder(after));
      }),
    );
  });

  it('is nothing between a topology and an equal copy', () => {
    fc.assert(
      fc.property(topology, (one) => {
        expect(diff(one, structuredClone(one))).toBeNull();
      }),
    );
  });

  it('changes nothing more when applied twice', () => {
    fc.assert(
      fc.property(topology, topology, (before, after) => {
        const change = diff(before, after);
        if (!change) return;
        expect(apply(apply(before, change), change)).toEqual(apply(before, change));
      }),
    );
  });

  it('is nothing when only the time of asking moved', () => {
    expect(diff(aTopology(), aTopology({ takenAt: '2026-01-02T03:04:06.000Z' }))).toBeNull();
  });

  it('names whole objects that are new or changed, and ids of those that went', () => {
    const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
    const [web, db] = [aContainer({ name: 'web' }), aContainer({ name: 'db' })];
    const before = aTopology({ revision: 4, networks: [app, data], containers: [web] });
    const after = aTopology({ revision: 5, networks: [{ ...app, internal: true }], containers: [db, web] });
    expect(diff(before, after)).toEqual({
      revision: 5,
      takenAt: after.takenAt,
      upsert: { engines: [], networks: [{ ...app, internal: true }], containers: [db], endpoints: [] },
      remove: { engines: [], networks: [data.id], containers: [], endpoints: [] },
    });
  });

  it('leaves what it does not touch as the very same objects and lists', () => {
    const [web, db] = [aContainer({ name: 'web' }), aContainer({ name: 'db' })];
    const before = aTopology({ networks: [aNetwork()], containers: [db, web] });
    const change = diff(before, { ...before, revision: 2, containers: [{ ...db, state: 'paused' }, web] });
    const after = change && apply(before, change);
    expect(after?.networks).toBe(before.networks);
    expect(after?.containers[1]).toBe(web);
    expect(after?.containers[0]).toEqual({ ...db, state: 'paused' });
  });
});
