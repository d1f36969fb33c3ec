import { describe, expect, it } from 'vitest';
import { createNetworkRequestSchema, unknownFacts } from '@/lib/model';
import type { CreateNetworkDraft, Network } from '@/lib/model';
import { aNetwork, anEngine, aTopology } from '@/lib/model/builders';
import { planCreateNetwork } from './plan-create-network';
import { reversalOf } from './undo';

const settingsSubnet = { subnet: '10.9.0.0/24', gateway: null, ipRange: null, reserved: {} };
const settings = aNetwork({ name: 'settings', driver: 'null', configOnly: true, subnets: [settingsSubnet] });
const swarm = { role: 'manager', nodeId: 'n' } as const;

function plan(request: Partial<CreateNetworkDraft>, networks: Network[] = [settings], isManager = true) {
  const engines = [anEngine({ swarm: isManager ? swarm : null, drivers: ['bridge', 'macvlan', 'overlay'] })];
  return planCreateNetwork(
    { topology: aTopology({ engines, networks }), facts: unknownFacts, hostInterfaces: null },
    createNetworkRequestSchema.parse({ name: 'new', ...request }),
  );
}

describe('settings apart from the networks that take them', () => {
  it.each<[Partial<CreateNetworkDraft>, string]>([
    [{ configOnly: true, subnets: [{ subnet: '10.7.0.0/24' }] }, '--config-only --subnet 10.7.0.0/24'],
    [{ configFrom: 'settings' }, '--config-from settings'],
    [{ driver: 'macvlan', scope: 'swarm', configFrom: 'settings' }, '--scope swarm --config-from settings'],
    [{ driver: 'overlay', ingress: true }, '--ingress'],
    [{ driver: 'overlay', scope: 'swarm' }, '--scope swarm'],
    [{ scope: 'local' }, '--scope local'],
  ])('are created as docker is told: %j', (request, options) => {
    expect(plan(request).preview).toMatchObject({ allowed: true, command: expect.stringContaining(` ${options} `) });
  });

  it.each<[Partial<CreateNetworkDraft>, string, RegExp]>([
    [{ configOnly: true, internal: true }, 'internal', /Settings hold/],
    [{ configOnly: true, attachable: true }, 'attachable', /Settings hold/],
    [{ configOnly: true, ingress: true }, 'ingress', /Settings hold/],
    [{ configOnly: true, scope: 'swarm' }, 'scope', /Settings hold/],
    [{ configOnly: true, configFrom: 'settings' }, 'configFrom', /Settings hold/],
    [{ configFrom: 'nowhere' }, 'configFrom', /There are “settings”/],
    [{ configFrom: 'settings', subnets: [{ subnet: '10.7.0.0/24' }] }, 'subnets.0.subnet', /comes from “settings”/],
    [{ configFrom: 'settings', ipv6: true }, 'ipv6', /comes from/],
    [{ configFrom: 'settings', options: { a: 'b' } }, 'options', /comes from/],
    [{ configFrom: 'settings', labels: { a: 'b' } }, 'labels', /comes from/],
    [{ ingress: true }, 'ingress', /Only an overlay/],
    [{ driver: 'overlay', ingress: true, attachable: true }, 'attachable', /by hand/],
    [{ driver: 'overlay', scope: 'local' }, 'scope', /is not local/],
  ])('are refused by Netloom: %j', (request, field, why) => {
    expect(plan(request).preview).toMatchObject({ refusedField: field, refusal: expect.stringMatching(why) });
  });

  it('have one ingress beside them, and want a manager for Swarm’s scope', () => {
    const ingress = aNetwork({ name: 'ingress', driver: 'overlay', ingress: true });
    expect(plan({ driver: 'overlay', ingress: true }, [ingress]).refusal).toMatchObject({ code: 'conflict' });
    expect(plan({ scope: 'swarm' }, [], false).refusal).toMatchObject({ code: 'not_possible', field: 'scope' });
  });

  it('take no addresses themselves; whoever takes them does', () => {
    const there = aNetwork({ name: 'there', subnets: [settingsSubnet] });
    const same = [{ subnet: '10.9.0.0/24' }];
    expect(plan({ configOnly: true, subnets: same }, [there]).preview.allowed).toBe(true);
    expect(plan({ configFrom: 'settings' }, [settings, there]).refusal).toMatchObject({ code: 'conflict' });
  });

  it.each<[Partial<Network>, object]>([
    [
      { configFrom: 'settings', driver: 'macvlan', scope: 'swarm', subnets: [settingsSubnet], labels: { a: 'b' } },
      { driver: 'macvlan', scope: 'swarm', configFrom: 'settings', subnets: [], options: {}, labels: {} },
    ],
    [
      { configOnly: true, driver: 'null', subnets: [settingsSubnet] },
      { configOnly: true, driver: 'bridge' },
    ],
    [
      { driver: 'overlay', scope: 'swarm', ingress: true },
      { driver: 'overlay', ingress: true },
    ],
  ])('are asked for again as they were when a removal is taken back: %j', (about, expected) => {
    const removed = aNetwork({ name: 'gone', ...about });
    const { request } = reversalOf({ kind: 'remove', network: removed }, aTopology({})) as { request: object };
    expect(request).toMatchObject(expected);
  });
});
