import { describe, expect, it } from 'vitest';
import { createNetworkRequestSchema, unknownFacts } from '@/lib/model';
import type { ConnectRequest, Container, Network, Topology } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, anEngine, aTopology } from '@/lib/model/builders';
import { noCounters } from '@/lib/traffic/counters';
import { planConnect } from './plan-connect';
import { planCreateNetwork } from './plan-create-network';
import { planDisconnect } from './plan-disconnect';
import { planRemoveNetwork } from './plan-remove-network';

const subnets = [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1', ipRange: null, reserved: { printer: '10.1.0.9' } }];
const app = aNetwork({ name: 'app', subnets });
const ofPool = aNetwork({
  name: 'of-pool',
  subnets: [{ subnet: '172.18.0.0/16', gateway: '172.18.0.1', ipRange: null, reserved: {} }],
});
const none = aNetwork({ name: 'none', driver: 'null', subnets: [] });
const bridge = aNetwork({ name: 'bridge', icc: false });
const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });
const dbOnApp = anEndpoint(app, db, { ipv4: '10.1.0.5/24' });

describe('the plan to connect', () => {
  const plan = (network: Network, container: Container, request: Partial<ConnectRequest> = {}, apiVersion = '1.41') => {
    const topology = aTopology({
      engines: [anEngine({ apiVersion })],
      networks: [none, bridge, network],
      containers: [db, container],
      endpoints: [dbOnApp, ...(container.networkMode === 'none' ? [anEndpoint(none, container)] : [])],
    });
    return planConnect({ topology, facts: unknownFacts }, network.id, { containerId: container.id, ...request });
  };

  it('says who comes into reach, and how docker is told', () => {
    expect(plan(app, web, { ipv4: '10.1.0.7', aliases: ['www'] }).preview).toMatchObject({
      allowed: true,
      refusal: null,
      effects: { reachable: { gained: [db.id], lost: [] } },
      command: 'docker network connect --ip 10.1.0.7 --alias www app web',
    });
  });

  it.each<[string, Network, Container, Partial<ConnectRequest>, string | null]>([
    ['the lowest that is free', app, web, {}, '10.1.0.2'],
    ['the one asked for', app, web, { ipv4: '10.1.0.7' }, '10.1.0.7'],
    ['none before a container starts', app, aContainer({ state: 'exited' }), {}, null],
    ['one that nobody can tell where other nodes give some too', { ...app, scope: 'swarm' }, web, {}, null],
    ['none where it is refused', app, db, {}, null],
  ])('foretells the address: %s', (_title, network, container, request, ipv4) => {
    expect(plan(network, container, request).preview.effects.ipv4).toBe(ipv4);
  });

  it.each<[string, Network, Container, Partial<ConnectRequest>, string]>([
    ['a container that is there already', app, db, {}, 'conflict'],
    ['the host’s network', aNetwork({ name: 'host', driver: 'host' }), web, {}, 'not_possible'],
    ['no network', aNetwork({ name: 'none', driver: 'null' }), web, {}, 'not_possible'],
    ['the ingress', aNetwork({ name: 'ingress', driver: 'overlay', ingress: true }), web, {}, 'not_possible'],
    ['a network of settings', aNetwork({ configOnly: true }), web, {}, 'not_possible'],
    ['an overlay for services only', aNetwork({ driver: 'overlay' }), web, {}, 'not_possible'],
    ['a task of Swarm', app, aContainer({ swarmTask: 'task' }), {}, 'not_possible'],
    ['a container in host mode', app, aContainer({ networkMode: 'host' }), {}, 'not_possible'],
    ['a container without network', app, aContainer({ networkMode: 'none' }), {}, 'not_possible'],
    ['a container in another’s network', app, aContainer({ networkMode: `container:${db.id}` }), {}, 'not_possible'],
    ['a container being removed', app, aContainer({ state: 'removing' }), {}, 'not_possible'],
    ['an address of another subnet', app, web, { ipv4: '10.2.0.7' }, 'not_possible'],
    ['an IPv6 address without such a subnet', app, web, { ipv6: 'fd00::7' }, 'not_possible'],
    ['the gateway’s address', app, web, { ipv4: '10.1.0.1' }, 'conflict'],
    ['a reserved address', app, web, { ipv4: '10.1.0.9' }, 'conflict'],
    ['the subnet’s last address', app, web, { ipv4: '10.1.0.255' }, 'conflict'],
    ['another’s address', app, web, { ipv4: '10.1.0.5' }, 'conflict'],
    ['a fixed address on the default bridge', bridge, web, { ipv4: '10.1.0.7' }, 'not_possible'],
    ['aliases on the default bridge', bridge, web, { aliases: ['www'] }, 'not_possible'],
    ['a MAC address that the engine would ignore', app, web, { macAddress: '02:42:ac:11:00:02' }, 'not_possible'],
    ['a priority that the engine does not know', app, web, { gatewayPriority: 1 }, 'not_possible'],
    [
      'a network that is full',
      aNetwork({
        subnets: [{ subnet: '10.9.0.0/31', gateway: '10.9.0.0', ipRange: null, reserved: { a: '10.9.0.1' } }],
      }),
      web,
      {},
      'not_possible',
    ],
  ])('refuses %s', (_title, network, container, request, code) => {
    const { refusal, preview } = plan(network, container, request);
    expect(refusal?.code).toBe(code);
    expect(preview).toMatchObject({
      allowed: false,
      refusal: refusal?.sentence,
      effects: { reachable: { gained: [] } },
    });
  });

  it.each<[string, Network, Container, Partial<ConnectRequest>, RegExp | null]>([
    ['nothing of a plain one', app, web, {}, null],
    ['of a stopped container', app, aContainer({ state: 'exited' }), {}, /joins when it starts/],
    ['of a fixed address that the engine may not take', ofPool, web, { ipv4: '172.18.0.7' }, /from its own pools/],
    ['nothing of a fixed address where a person chose the subnet', app, web, { ipv4: '10.1.0.7' }, null],
    ['of an alias that another has', app, web, { aliases: ['db'] }, /a name of “db” here too/],
    ['of a bridge whose containers cannot talk', bridge, web, {}, /ICC is off/],
  ])('warns %s', (_title, network, container, request, warning) => {
    const { warnings } = plan(network, container, request).preview;
    expect(warnings).toEqual(warning ? [expect.stringMatching(warning)] : []);
  });

  it('lets newer engines take a MAC address and a priority', () => {
    expect(plan(app, web, { macAddress: '02:42:ac:11:00:02', gatewayPriority: 1 }, '1.54').refusal).toBeNull();
  });

  it('does not know ids that the engine did not tell', () => {
    const connectIn = (topology: Topology) =>
      planConnect({ topology, facts: unknownFacts }, app.id, { containerId: web.id });
    expect(() => connectIn(aTopology({ networks: [app] }))).toThrow(/no container/);
    expect(() => connectIn(aTopology())).toThrow(/no network/);
  });

  it('says that the engine is away where nothing is known because of that', () => {
    const away = aTopology({ engines: [anEngine({ status: 'unreachable', reason: 'No Docker engine at X.' })] });
    expect(() => planConnect({ topology: away, facts: unknownFacts }, app.id, { containerId: web.id })).toThrow(
      'No Docker engine at X.',
    );
  });
});

describe('the plan to disconnect', () => {
  const other = aNetwork({ name: 'other' });
  const topology = aTopology({
    networks: [app, other, aNetwork({ name: 'host', driver: 'host' })],
    containers: [
      web,
      db,
      aContainer({ name: 'task', swarmTask: 'x' }),
      aContainer({ name: 'sidecar', sharesNamespaceWith: web.id }),
    ],
    endpoints: [dbOnApp, anEndpoint(app, web), anEndpoint(other, web)],
  });
  const plan = (network: Network, container: Container, force = false) =>
    planDisconnect(topology, { networkId: network.id, containerId: container.id, force });

  it('says who goes out of reach, and how docker is told', () => {
    expect(plan(app, web, true).preview).toMatchObject({
      allowed: true,
      effects: { reachable: { gained: [], lost: [db.id] } },
      command: 'docker network disconnect --force app web',
    });
  });

  it('warns of the last network, of those who share it, and of another address', () => {
    expect(plan(app, db).preview.warnings.join()).toMatch(/the last network of “db”.*another address/);
    expect(plan(app, web).preview.warnings.join()).toMatch(/“sidecar” shares its network/);
  });

  it.each([
    ['who is not there', other, db, 'conflict'],
    ['the host’s network', aNetwork({ name: 'host', driver: 'host' }), web, 'not_possible'],
    ['a task of Swarm', app, aContainer({ name: 'task' }), 'not_possible'],
  ])('refuses %s', (_title, network, container, code) => {
    expect(plan(network, container).refusal?.code).toBe(code);
  });
});

const aHostInterface = {
  index: 2,
  kind: 'physical',
  macAddress: null,
  networkId: null,
  endpointId: null,
  ...noCounters,
} as const;

describe('the plan to create a network', () => {
  const swarmless = anEngine({ swarm: null });
  const plan = (request: object, engine = swarmless) =>
    planCreateNetwork(
      {
        topology: aTopology({ engines: [engine], networks: [app, aNetwork({ name: 'settings', configOnly: true })] }),
        facts: unknownFacts,
        hostInterfaces: null,
      },
      createNetworkRequestSchema.parse({ name: 'new', ...request }),
    );

  it('says how docker is told', () => {
    const request = {
      internal: true,
      subnets: [{ subnet: '10.7.0.0/24', gateway: '10.7.0.1' }],
      labels: { why: "it's" },
    };
    expect(plan(request).preview.command).toBe(
      "docker network create --driver bridge --internal --subnet 10.7.0.0/24 --gateway 10.7.0.1 --label 'why=it'\\''s' new",
    );
  });

  it.each([
    [{ name: 'app' }, 'conflict'],
    [{ name: 'none' }, 'not_possible'],
    [{ driver: 'host' }, 'not_possible'],
    [{ driver: 'overlay' }, 'not_possible'],
    [{ driver: 'weave' }, 'not_possible'],
    [{ subnets: [{ subnet: '10.1.0.128/25' }] }, 'conflict'],
    [{ subnets: [{ subnet: '10.7.0.9/24' }] }, 'invalid_request'],
    [{ subnets: [{ subnet: '10.7.0.0/24', gateway: '10.8.0.1' }] }, 'invalid_request'],
    [{ subnets: [{ subnet: 'fd00::/64' }] }, 'invalid_request'],
  ])('refuses %j', (request, code) => {
    expect(plan(request).refusal?.code).toBe(code);
  });

  it.each([
    ['an address', { addresses: ['10.7.0.9/24'] }, {}, /overlaps 10\.7\.0\.9\/24 of the host’s eth0/],
    ['a route', { routes: ['10.0.0.0/8'] }, {}, /overlaps 10\.0\.0\.0\/8 of the host’s eth0/],
    ['nothing of the parent', { addresses: ['10.7.0.9/24'] }, { driver: 'macvlan', options: { parent: 'eth0' } }, null],
    ['nothing of a network’s own bridge', { addresses: ['10.7.0.1/24'], networkId: app.id }, {}, null],
    ['nothing elsewhere', { addresses: ['10.8.0.9/24'], routes: ['10.8.0.0/24'] }, {}, null],
  ] as const)('warns where it overlaps %s of the host', (_title, overrides, request, warning) => {
    const eth0 = {
      ...aHostInterface,
      name: 'eth0',
      ...overrides,
      addresses: [...('addresses' in overrides ? overrides.addresses : [])],
      routes: [...('routes' in overrides ? overrides.routes : [])],
    };
    const around = { topology: aTopology({ networks: [app] }), facts: unknownFacts, hostInterfaces: [eth0] };
    const wanted = createNetworkRequestSchema.parse({ name: 'new', subnets: [{ subnet: '10.7.0.0/24' }], ...request });
    const { warnings } = planCreateNetwork(around, wanted).preview;
    const told = warnings.filter((one) => one.includes('of the host’s'));
    expect(told).toEqual(warning ? [expect.stringMatching(warning)] : []);
  });

  it('warns where an overlay overlaps a network of this node', () => {
    const manager = anEngine({ swarm: { role: 'manager', nodeId: 'n' } });
    const { preview } = plan({ driver: 'overlay', subnets: [{ subnet: '10.1.0.0/16' }] }, manager);
    expect(preview).toMatchObject({ allowed: true, warnings: [expect.stringContaining('overlaps “app”')] });
  });
});

describe('the plan to remove a network', () => {
  it('names who uses it', () => {
    const topology = aTopology({ networks: [app], containers: [db], endpoints: [dbOnApp] });
    expect(planRemoveNetwork(topology, app.id).preview.refusal).toContain('in use by “db”');
  });

  it('warns of stopped containers that need it', () => {
    const topology = aTopology({ networks: [app], containers: [db], endpoints: [{ ...dbOnApp, active: false }] });
    const { preview } = planRemoveNetwork(topology, app.id);
    expect(preview).toMatchObject({ allowed: true, command: 'docker network rm app' });
    expect(preview.warnings).toEqual([expect.stringContaining('“db” would not start any more')]);
  });

  it('leaves the engine’s own alone', () => {
    const topology = aTopology({ networks: [bridge] });
    expect(planRemoveNetwork(topology, bridge.id).refusal?.code).toBe('not_possible');
  });
});
