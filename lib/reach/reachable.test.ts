import { describe, expect, it } from 'vitest';
import { indexTopology } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import type { Container, Network } from '@/lib/model';
import { possiblePairs } from './pairs';
import { reachableFrom } from './reachable';

/** Names that a container reaches, where each line is a network with its members. */
function reach(
  of: Container,
  lines: readonly (readonly [Network, ...Container[]])[],
  apart: readonly Container[] = [],
) {
  const members = lines.flatMap(([network, ...containers]) => containers.map((one) => ({ network, one })));
  const containers = [...new Set([...members.map(({ one }) => one), ...apart])];
  const topology = aTopology({
    networks: lines.map(([network]) => network),
    containers,
    endpoints: members.map(({ network, one }) => anEndpoint(network, one)),
  });
  const ids = reachableFrom(indexTopology(topology), of.id);
  return containers.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

const [web, api, db, job] = ['web', 'api', 'db', 'job'].map((name) => aContainer({ name })) as [
  Container,
  Container,
  Container,
  Container,
];
const edge = aNetwork({ name: 'edge' });
const data = aNetwork({ name: 'data', internal: true });

describe('possible reach', () => {
  it('goes over every shared network, internal ones too, and not further', () => {
    const lines = [
      [edge, web, api],
      [data, api, db],
    ] as const;
    expect(reach(api, lines)).toEqual(['web', 'db']);
    expect(reach(web, lines)).toEqual(['api']);
  });

  it.each([
    ['a bridge without inter-container communication', aNetwork({ icc: false })],
    ['a private macvlan', aNetwork({ driver: 'macvlan', options: { macvlan_mode: 'private' } })],
    ['a private ipvlan', aNetwork({ driver: 'ipvlan', options: { ipvlan_flag: 'private' } })],
    ['the host’s namespace', aNetwork({ name: 'host', driver: 'host' })],
    ['no network', aNetwork({ name: 'none', driver: 'null' })],
  ])('does not go over %s', (_title, network) => {
    expect(reach(web, [[network, web, api]])).toEqual([]);
  });

  it('is inherited by whoever shares the namespace', () => {
    const sidecar = aContainer({ name: 'sidecar', sharesNamespaceWith: web.id });
    const lines = [[edge, web, api]] as const;
    expect(reach(sidecar, lines, [sidecar])).toEqual(['web', 'api']);
    expect(reach(api, lines, [sidecar])).toEqual(['web', 'sidecar']);
    expect(reach(web, lines, [sidecar])).toEqual(['api', 'sidecar']);
  });

  it('is empty for a container alone, also when two claim each other’s namespace', () => {
    expect(reach(job, [], [job, db])).toEqual([]);
    const [a, b] = [aContainer({ name: 'a' }), aContainer({ name: 'b' })];
    const circle = [
      { ...a, sharesNamespaceWith: b.id },
      { ...b, sharesNamespaceWith: a.id },
    ] as const;
    expect(() => reach(circle[0], [], circle)).not.toThrow();
  });
});

describe('possible pairs', () => {
  it.each([
    ['bridge', 4, 6],
    ['overlay', 1, 0],
    ['macvlan', 3, 3],
    ['ipvlan', 0, 0],
    ['host', 4, 4],
    ['none', 4, 0],
    ['plugin', 4, null],
  ] as const)('of a %s network with %i members are %s', (kind, members, pairs) => {
    expect(possiblePairs(kind, members)).toBe(pairs);
  });
});
