import { describe, expect, it } from 'vitest';
import { indexTopology, type Network } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { networkPairs } from './network-pairs';

function pairsOf(network: Network, { active = 4, idle = 0, guests = 0 } = {}) {
  const members = Array.from({ length: active + idle }, (_, at) => aContainer({ name: `member-${at}` }));
  const sharing = Array.from({ length: guests }, (_, at) =>
    aContainer({ name: `guest-${at}`, sharesNamespaceWith: members[0]?.id ?? null }),
  );
  const topology = aTopology({
    networks: [network],
    containers: [...members, ...sharing],
    endpoints: members.map((member, at) => anEndpoint(network, member, { active: at < active })),
  });
  return networkPairs(indexTopology(topology), network);
}

const withOptions = (driver: string, options: Record<string, string> = {}) =>
  aNetwork({ name: driver, driver, icc: null, masquerade: null, options });

describe('the possible pairs of a network', () => {
  it.each([
    ['a bridge', aNetwork(), 'each-with-each', 6],
    ['a bridge without inter-container communication', aNetwork({ icc: false }), 'apart', 0],
    ['an overlay', withOptions('overlay'), 'each-with-each', 6],
    ['a macvlan', withOptions('macvlan'), 'each-with-each', 6],
    ['a private macvlan', withOptions('macvlan', { macvlan_mode: 'private' }), 'apart', 0],
    ['a private ipvlan', withOptions('ipvlan', { ipvlan_flag: 'private' }), 'apart', 0],
    ['the host', withOptions('host'), 'each-with-host', 4],
    ['none', withOptions('null'), 'nobody', 0],
    ['a plugin’s', withOptions('weave'), 'unknown', null],
  ] as const)('%s', (_title, network, rule, pairs) => {
    expect(pairsOf(network)).toMatchObject({ rule, pairs, members: 4 });
  });

  it('are counted among active endpoints, and the others are named as left out', () => {
    const { pairs, members, leftOut } = pairsOf(aNetwork(), { active: 3, idle: 2, guests: 1 });
    expect({ pairs, members }).toEqual({ pairs: 3, members: 3 });
    expect(leftOut[0]).toBe('2 containers attached but not running: only active endpoints count.');
    expect(leftOut[1]).toMatch(/^1 container in the namespace of a member, which talks as/);
  });

  it.each([
    ['the host and the outside of a bridge', aNetwork(), [/^The host itself/, /address translation lets/]],
    ['the way back without address translation', aNetwork({ masquerade: false }), [/route back/]],
    ['the host although a network is internal', aNetwork({ internal: true }), [/although the network is internal/]],
    ['names on the default bridge', aNetwork({ name: 'bridge' }), [/by address only/]],
    ['detours where members are kept apart', aNetwork({ icc: false }), [/^Detours/]],
    ['nodes whose members an engine does not list', withOptions('overlay'), [/^Members on other nodes/]],
    ['the host on macvlan, and the segment', withOptions('macvlan'), [/^The host itself: the kernel/, /segment/]],
    ['other networks in L3 mode', withOptions('ipvlan', { ipvlan_mode: 'l3' }), [/L3 mode/]],
    ['loopback in host mode', withOptions('host'), [/loopback/]],
  ] as const)('leave out %s', (_title, network, sentences) => {
    const text = pairsOf(network).leftOut;
    for (const sentence of sentences) expect(text).toContainEqual(expect.stringMatching(sentence));
  });

  it('leave out nothing of the outside on an internal network', () => {
    expect(pairsOf(aNetwork({ internal: true })).leftOut.join(' ')).not.toContain('outside');
  });
});
