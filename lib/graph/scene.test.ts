import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { sceneOf, shortName } from './scene';

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
    const waiting = sceneOf(topology, [asked]).lines.filter((line) => line.pending === 'attach');
    expect(waiting).toHaveLength(1);

    const done = aTopology({ ...topology, endpoints: [...topology.endpoints, anEndpoint(data, web)] });
    const lines = sceneOf(done, [asked]).lines.filter((line) => line.target === `network:${data.id}`);
    expect(lines).toMatchObject([{ pending: null }]);
  });

  it('marks the line of an endpoint that is being detached', () => {
    const asked = { kind: 'detach', networkId: app.id, containerId: web.id } as const;
    const pending = sceneOf(topology, [asked]).lines.map((line) => line.pending);
    expect(pending.filter((kind) => kind === 'detach')).toHaveLength(1);
  });

  it('draws no pending line to a network that is gone meanwhile', () => {
    const asked = { kind: 'attach', networkId: aNetwork({ name: 'gone' }).id, containerId: web.id } as const;
    expect(sceneOf(topology, [asked]).lines).toEqual(sceneOf(topology).lines);
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
