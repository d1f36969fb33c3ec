import { describe, expect, it } from 'vitest';
import type { Topology } from '@/lib/model';
import { aContainer, anEndpoint, anEngine, aNetwork, aTime, aTopology } from '@/lib/model/builders';
import { happeningsBetween } from './happenings';

const at = '2026-01-02T04:00:00.000Z';
const network = aNetwork({ name: 'app' });
const web = aContainer({ name: 'web' });
const stopped = aContainer({ name: 'web', state: 'exited' });
const endpoint = anEndpoint(network, web, { ipv4: '10.0.0.2/24', ipv6: 'fd00::2/64' });
const networkOnly = { networks: [network] };
const whole = { networks: [network], containers: [web], endpoints: [endpoint] };
const container = (...overrides: Parameters<typeof aContainer>): Partial<Topology> => ({
  containers: [aContainer({ name: 'web', ...overrides[0] })],
});
const engine = (...overrides: Parameters<typeof anEngine>): Partial<Topology> => ({
  engines: [anEngine(overrides[0])],
});
const address = (ipv4: string | null, ipv6: string | null = null): Partial<Topology> => ({
  ...whole,
  endpoints: [{ ...endpoint, ipv4, ipv6 }],
});

function told(before: Partial<Topology>, after: Partial<Topology>): (string | string[])[] {
  return happeningsBetween(aTopology(before), aTopology(after), at).map(({ kind, detail }) =>
    detail === null ? kind : [kind, detail],
  );
}

describe('what happened', () => {
  it.each<[string, Partial<Topology>, Partial<Topology>, (string | string[])[]]>([
    ['nothing', whole, whole, []],
    ['a network was made', {}, networkOnly, ['network-created']],
    ['a network was removed', networkOnly, {}, ['network-removed']],
    ['a container was made', {}, { containers: [stopped] }, ['container-created']],
    ['one was run', networkOnly, whole, ['container-created', 'attached', 'container-started']],
    ['a stopped one was removed', { containers: [stopped] }, {}, ['container-removed']],
    ['one was removed by force', whole, networkOnly, ['container-stopped', 'detached', 'container-removed']],
    ['one started', container({ state: 'created' }), container(), ['container-started']],
    ['one stopped', container(), container({ state: 'exited' }), ['container-stopped']],
    ['one crashed', container(), container({ state: 'restarting' }), [['container-stopped', 'restarting']]],
    ['a paused one was killed', container({ state: 'paused' }), container({ state: 'exited' }), ['container-stopped']],
    ['one was paused', container(), container({ state: 'paused' }), ['container-paused']],
    ['one goes on', container({ state: 'paused' }), container(), ['container-unpaused']],
    ['one was restarted', container(), container({ startedAt: at }), ['container-restarted']],
    ['one was inspected', container({ startedAt: null }), container({ startedAt: aTime }), []],
    [
      'one fell ill',
      container({ health: 'healthy' }),
      container({ health: 'unhealthy' }),
      [['container-health', 'healthy → unhealthy']],
    ],
    ['one is about to be checked', container(), container({ health: 'starting' }), []],
    ['one was renamed', container(), container({ id: web.id, name: 'www' }), [['container-renamed', 'web → www']]],
    ['one was attached', { ...whole, endpoints: [] }, whole, ['attached']],
    ['one was detached', whole, { ...whole, endpoints: [] }, ['detached']],
    [
      'an address is another',
      address('10.0.0.2/24'),
      address('10.0.0.3/24'),
      [['address-changed', '10.0.0.2 → 10.0.0.3']],
    ],
    [
      'an IPv6 address is another',
      address(null, 'fd00::2/64'),
      address(null, 'fd00::3/64'),
      [['address-changed', 'fd00::2 → fd00::3']],
    ],
    ['an address came', address(null), address('10.0.0.3/24'), []],
    ['the engine was lost', engine(), engine({ status: 'stale', reason: 'Gone.' }), [['engine-lost', 'Gone.']]],
    ['the engine is back', engine({ status: 'stale' }), engine(), ['engine-back']],
    ['the reason is another', engine({ status: 'stale', reason: 'A' }), engine({ status: 'stale', reason: 'B' }), []],
  ])('%s', (_title, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('is told by id and name, of what is gone too', () => {
    const about = {
      at,
      networkId: network.id,
      networkName: 'app',
      containerId: web.id,
      containerName: 'web',
      detail: null,
    };
    expect(happeningsBetween(aTopology(whole), aTopology(), at)).toEqual([
      { ...about, kind: 'container-stopped', networkId: null, networkName: null },
      { ...about, kind: 'detached' },
      { ...about, kind: 'container-removed', networkId: null, networkName: null },
      { ...about, kind: 'network-removed', containerId: null, containerName: null },
    ]);
  });
});
