import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { sceneOf } from './scene';
import { shortName } from './short-name';

const app = aNetwork({ name: 'shop_app' });
const data = aNetwork({ name: 'shop_data' });
const web = aContainer({ name: 'web' });
const vpn = aContainer({ name: 'vpn' });
const torrent = aContainer({ name: 'torrent', sharesNamespaceWith: vpn.id });

const topology = aTopology({
  networks: [app, data],
  containers: [web, vpn, torrent],
  endpoints: [anEndpoint(app, web), anEndpoint(app, vpn)],
});

describe('sceneOf', () => {
  it('draws every network and container as a node and every endpoint as a line', () => {
    const scene = sceneOf(topology);
    expect(scene.nodes.map((node) => node.label)).toEqual(['shop_app', 'shop_data', 'web', 'vpn', 'torrent']);
    expect(scene.lines.filter((line) => line.kind === 'endpoint')).toHaveLength(2);
  });

  it('ties a container to the one whose namespace it shares', () => {
    const line = sceneOf(topology).lines.find((item) => item.kind === 'shares');
    expect(line).toMatchObject({ source: `container:${torrent.id}`, target: `container:${vpn.id}` });
  });

  it('draws an attachment that is asked for as pending, and no second line once it is there', () => {
    const asked = { kind: 'attach', networkId: data.id, containerId: web.id } as const;
    const waiting = sceneOf(topology, { pending: [asked] }).lines.filter((line) => line.pending === 'attach');
    expect(waiting).toHaveLength(1);

    const done = aTopology({ ...topology, endpoints: [...topology.endpoints, anEndpoint(data, web)] });
    const lines = sceneOf(done, { pending: [asked] }).lines.filter((line) => line.target === `network:${data.id}`);
    expect(lines).toMatchObject([{ pending: null }]);
  });

  it('marks the line of an endpoint that is being detached', () => {
    const asked = { kind: 'detach', networkId: app.id, containerId: web.id } as const;
    const pending = sceneOf(topology, { pending: [asked] }).lines.map((line) => line.pending);
    expect(pending.filter((kind) => kind === 'detach')).toHaveLength(1);
  });

  it('draws no pending line to a network that is gone meanwhile', () => {
    const asked = { kind: 'attach', networkId: aNetwork({ name: 'gone' }).id, containerId: web.id } as const;
    expect(sceneOf(topology, { pending: [asked] }).lines).toEqual(sceneOf(topology).lines);
  });

  it('leaves out lines whose ends are gone', () => {
    const halfGone = aTopology({ ...topology, containers: [vpn] });
    expect(sceneOf(halfGone).lines).toHaveLength(1);
  });

  it('writes characters that hide themselves', () => {
    const hostile = aTopology({ networks: [aNetwork({ name: 'a\u202eb' })], containers: [], endpoints: [] });
    expect(sceneOf(hostile).nodes[0]?.label).toBe('a\\u{202e}b');
  });
});

describe('what the picture stands on', () => {
  const host = aNetwork({ name: 'host', driver: 'host', subnets: [], bridge: null });
  const none = aNetwork({ name: 'none', driver: 'null', subnets: [], bridge: null });
  const agent = aContainer({ name: 'agent' });
  const batch = aContainer({ name: 'batch' });
  const world = aTopology({
    ...topology,
    networks: [app, data, host, none],
    containers: [web, vpn, torrent, agent, batch],
    endpoints: [...topology.endpoints, anEndpoint(host, agent), anEndpoint(none, batch)],
  });
  const nodeOf = (label: string) => sceneOf(world).nodes.find((node) => node.label === label);

  it('draws the host as the ground and not as a hub', () => {
    const scene = sceneOf(world);
    expect(scene.host).toEqual({ networkId: host.id, label: 'host', detail: 'lab · 1 container in host mode' });
    expect(nodeOf('host')).toBeUndefined();
  });

  it('seats containers in host mode on the host, shelves those without a network, and ties neither', () => {
    expect(nodeOf('agent')).toMatchObject({ seat: 'host' });
    expect(nodeOf('batch')).toMatchObject({ seat: 'shelf', networks: 0 });
    expect(nodeOf('web')).toMatchObject({ seat: null });
    const tied = sceneOf(world).lines.map((line) => line.source);
    expect(tied).not.toContain(`container:${agent.id}`);
    expect(tied).not.toContain(`container:${batch.id}`);
  });

  it('docks a container to the one whose namespace it uses', () => {
    expect(nodeOf('torrent')).toMatchObject({ dockedTo: `container:${vpn.id}`, seat: null });
    expect(nodeOf('vpn')).toMatchObject({ guests: 1 });
  });

  it('has no ground where the host is filtered away', () => {
    const visible = { networks: new Set([app.id]), containers: new Set([web.id]) };
    const scene = sceneOf(world, { visible });
    expect(scene.host).toBeNull();
    expect(scene.nodes.map((node) => node.label)).toEqual(['shop_app', 'web']);
  });

  it.each([
    ['masquerades', aNetwork({ name: 'a' }), 'nat'],
    ['is routed without translation', aNetwork({ name: 'b', masquerade: false }), 'routed'],
    ['is internal', aNetwork({ name: 'c', internal: true }), 'closed'],
    ['is macvlan', aNetwork({ name: 'd', driver: 'macvlan', parent: 'eth0' }), 'parent'],
    ['is an internal macvlan', aNetwork({ name: 'e', driver: 'macvlan', internal: true }), 'closed'],
    ['is an overlay', aNetwork({ name: 'f', driver: 'overlay' }), null],
    ['is a plugin’s', aNetwork({ name: 'g', driver: 'weave' }), null],
  ])('knows the way out of a network that %s', (_title, network, out) => {
    const used = aTopology({ networks: [network], containers: [web], endpoints: [anEndpoint(network, web)] });
    expect(sceneOf(used).nodes[0]).toMatchObject({ out });
  });
});

describe('a folded project', () => {
  const shop = { project: 'shop', service: 'x' };
  const inner = aNetwork({ name: 'inner', project: 'shop' });
  const shared = aNetwork({ name: 'shared' });
  const [a, b] = [
    aContainer({ name: 'shop-a', ...shop }),
    aContainer({ name: 'shop-b', ...shop, health: 'unhealthy' }),
  ];
  const guest = aContainer({ name: 'guest' });
  const world = aTopology({
    networks: [inner, shared],
    containers: [a, b, guest],
    endpoints: [
      anEndpoint(inner, a),
      anEndpoint(inner, b),
      anEndpoint(shared, a),
      anEndpoint(shared, b),
      anEndpoint(shared, guest),
      anEndpoint(inner, guest),
    ],
  });
  const scene = sceneOf(world, { folded: new Set(['project:shop'] as const) });

  it('is one node that says how many it holds and how the worst of them is', () => {
    expect(scene.nodes.map((node) => node.label)).toEqual(['shop', 'shared', 'guest']);
    expect(scene.nodes[0]).toMatchObject({ detail: '2 containers · 1 network', condition: 'unhealthy' });
  });

  it('is tied to what its containers are on by one bundle, and to whoever is on its networks', () => {
    expect(scene.lines.map(({ kind, source, target, label }) => [kind, source, target, label])).toEqual([
      ['endpoint', `container:${guest.id}`, `network:${shared.id}`, expect.any(String)],
      ['bundle', 'project:shop', `network:${shared.id}`, '×2'],
      ['bundle', `container:${guest.id}`, 'project:shop', expect.stringContaining('10.')],
    ]);
    expect(scene.lines[1]?.carries.split(' ')).toHaveLength(2);
  });

  it('takes a network that only its containers are on, although no label says so', () => {
    const own = aNetwork({ name: 'unlabelled' });
    const only = aTopology({ networks: [own], containers: [a], endpoints: [anEndpoint(own, a)] });
    expect(sceneOf(only, { folded: new Set(['project:shop'] as const) }).nodes.map((node) => node.label)).toEqual([
      'shop',
    ]);
  });
});

describe('shortName', () => {
  it.each([
    [
      'a Compose container loses its project',
      { name: 'shop-web-1', project: 'shop', service: 'web', swarmTask: null },
      'web-1',
    ],
    ['with underscores too', { name: 'shop_web_1', project: 'shop', service: 'web', swarmTask: null }, 'web_1'],
    ['a name of its own is kept', { name: 'edge', project: 'shop', service: 'proxy', swarmTask: null }, 'edge'],
    [
      'without a project it is kept',
      { name: 'shop-web-1', project: null, service: null, swarmTask: null },
      'shop-web-1',
    ],
    ['a Swarm task loses its id', { name: 'echo.2.k3jx', project: null, service: 'echo', swarmTask: 'k3jx' }, 'echo.2'],
    ['and its stack', { name: 'mesh_echo.2.k3jx', project: 'mesh', service: 'echo', swarmTask: 'k3jx' }, 'echo.2'],
  ])('%s', (_title, container, expected) => {
    expect(shortName(container)).toBe(expected);
  });
});
