import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { noActivity, noFilter } from './filter';
import { aLab } from './scripted-lab';
import { visibleOf } from './visible-of';

const { topology, networks, containers } = aLab;

describe('whatever is asked', () => {
  const word = fc.constantFrom(
    'driver:bridge',
    'state:running',
    'web',
    'is:idle',
    'is:internal',
    '-',
    ' or ',
    'not ',
    'ip:10.*',
    'degree>1',
    '"',
    'name:a',
    ',',
  );
  const query = fc.oneof(
    fc.array(word).map((words) => words.join(' ')),
    fc.string({ unit: 'binary-ascii' }),
  );
  const focus = fc.oneof(fc.constant(null), fc.constant(`network:${networks.app.id}`), fc.string());
  const filter = fc.record({ show: query, hide: query, find: query, focus });

  it('never throws, and shows and finds only what is there', () => {
    fc.assert(
      fc.property(filter, (asked) => {
        const { networks: shown, containers: kept, found: sought, narrowed } = visibleOf(topology, asked, noActivity);
        const [networkIds, containerIds] = [topology.networks, topology.containers].map(
          (list) => new Set<string>(list.map(({ id }) => id)),
        );
        expect([...shown].every((id) => networkIds?.has(id))).toBe(true);
        expect([...kept].every((id) => containerIds?.has(id))).toBe(true);
        expect([...(sought?.networks ?? [])].every((id) => shown.has(id))).toBe(true);
        expect([...(sought?.containers ?? [])].every((id) => kept.has(id))).toBe(true);
        expect(narrowed).toBe(shown.size + kept.size < topology.networks.length + topology.containers.length);
      }),
    );
  });

  it('hiding more never shows more', () => {
    fc.assert(
      fc.property(filter, (asked) => {
        const all = visibleOf(topology, { ...asked, hide: '' }, noActivity);
        const rest = visibleOf(topology, asked, noActivity);
        expect([...rest.networks].every((id) => all.networks.has(id))).toBe(true);
        expect([...rest.containers].every((id) => all.containers.has(id))).toBe(true);
      }),
    );
  });

  it('survives namespaces and endpoints that lead nowhere or in a circle', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => aContainer({ name })) as [
      typeof containers.web,
      typeof containers.web,
      typeof containers.web,
    ];
    const circle = aTopology({
      networks: [networks.app],
      containers: [
        { ...a, sharesNamespaceWith: b.id },
        { ...b, sharesNamespaceWith: a.id },
        { ...c, sharesNamespaceWith: containers.web.id },
      ],
      endpoints: [anEndpoint(networks.app, a)],
    });
    const asked = { ...noFilter, show: 'is:shared degree>0', focus: `container:${a.id}` };
    expect([...visibleOf(circle, asked, noActivity).containers]).toEqual([a.id]);
  });
});

describe('a large world', () => {
  it('of 5,000 containers on 300 networks is filtered at the speed of typing', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      aNetwork({
        name: `net-${at}`,
        subnets: [{ subnet: `10.${at % 250}.0.0/16`, gateway: null, ipRange: null, reserved: {} }],
      }),
    );
    const crowd = Array.from({ length: 5000 }, (_, at) => aContainer({ name: `app-${at}`, project: `p${at % 50}` }));
    const world = aTopology({
      networks: many,
      containers: crowd,
      endpoints: crowd.flatMap((one, at) =>
        [0, 7].map((step) => anEndpoint(many[(at + step) % 300] ?? networks.app, one)),
      ),
    });
    const asked = {
      show: 'driver:bridge ip:10.0.0.0/8 state:running or name:*7* degree>1',
      hide: 'project:p7,p8 or members<3',
      find: 'ip:10.2.* label:a',
      focus: null,
    };
    const times = Array.from({ length: 10 }, () => {
      const before = process.cpuUsage();
      visibleOf(world, asked, noActivity);
      return process.cpuUsage(before).user / 1000;
    });
    // Milliseconds of the processor's own time: what else the machine does must not fail it.
    expect(Math.min(...times)).toBeLessThan(150);
  });
});
