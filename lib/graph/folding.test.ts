import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { foldAbove, foldedGroups, groupsOf } from './folding';
import { homeNetworks } from './homes';
import { sceneOf } from './scene';
import { nodeId } from './scene-ids';

const edge = aNetwork({ name: 'edge' });
const app = aNetwork({ name: 'app' });
const shopNet = aNetwork({ name: 'shop_default', project: 'shop' });
const host = aNetwork({ name: 'host', driver: 'host', subnets: [] });
const [a, b, c] = [aContainer({ name: 'a' }), aContainer({ name: 'b' }), aContainer({ name: 'c' })];
const proxy = aContainer({ name: 'proxy' });
const guest = aContainer({ name: 'guest', sharesNamespaceWith: a.id });
const agent = aContainer({ name: 'agent' });
const shop = aContainer({ name: 'shop-web-1', project: 'shop', service: 'web' });
const world = aTopology({
  networks: [edge, app, shopNet, host],
  containers: [a, b, c, proxy, guest, agent, shop],
  endpoints: [
    anEndpoint(app, a),
    anEndpoint(app, b),
    anEndpoint(edge, a),
    anEndpoint(edge, c),
    anEndpoint(edge, proxy),
    anEndpoint(shopNet, proxy),
    anEndpoint(shopNet, shop),
    anEndpoint(host, agent),
  ],
});

describe('homeNetworks', () => {
  it.each([
    ['of one network is at home there', b, app],
    ['of several is at home on the smallest', a, app],
    ['is not at home in a project that it visits', proxy, edge],
    ['in the namespace of another is at home where that one is', guest, app],
    ['in host mode is at home on the host', agent, host],
    ['of a project has no home but the project', shop, undefined],
  ])('a container %s', (_title, container, network) => {
    expect(homeNetworks(world).get(container.id)).toBe(network?.id);
  });
});

describe('groupsOf', () => {
  it('gives projects, and networks that two or more are at home on', () => {
    expect(groupsOf(world)).toEqual(['project:shop', nodeId('network', app.id), nodeId('network', edge.id)]);
  });
});

describe('foldedGroups', () => {
  const groups = groupsOf(world);
  it.each([
    ['nothing in a small world', 7, {}, []],
    ['everything in a large one', foldAbove + 1, {}, groups],
    ['what a person folded', 7, { 'project:shop': true }, ['project:shop']],
    ['not what a person unfolded', foldAbove + 1, { 'project:shop': false }, groups.slice(1)],
  ])('folds %s', (_title, containers, chosen: Record<string, boolean>, expected) => {
    expect([...foldedGroups(groups, containers, (group) => chosen[group])]).toEqual(expected);
  });
});

describe('a folded network', () => {
  const scene = sceneOf(world, { folded: new Set([nodeId('network', app.id)]) });

  it('holds who is at home on it, and says how many', () => {
    const hub = scene.nodes.find(({ id }) => id === nodeId('network', app.id));
    expect(hub).toMatchObject({ label: 'app', detail: '3 containers', holds: 3 });
    const drawn = scene.nodes.map(({ label }) => label);
    expect(drawn).toContain('c');
    expect(drawn).not.toContain('a');
  });

  it('is tied by one bundle to whatever else they are on, and not to itself', () => {
    const own = nodeId('network', app.id);
    const lines = scene.lines.filter(({ source, target }) => source === own || target === own);
    expect(lines).toMatchObject([{ kind: 'bundle', source: own, target: nodeId('network', edge.id) }]);
  });

  it('stands for them', () => {
    expect(scene.within.get(nodeId('container', guest.id))).toBe(nodeId('network', app.id));
    expect(scene.within.has(nodeId('container', c.id))).toBe(false);
  });

  it('may be the host, which is a node for as long as it is folded', () => {
    const folded = sceneOf(world, { folded: new Set([nodeId('network', host.id)]) });
    expect(folded.nodes.find(({ id }) => id === nodeId('network', host.id))).toMatchObject({ holds: 1 });
    expect(folded.nodes.map(({ label }) => label)).not.toContain('agent');
    expect(folded.lines).toHaveLength(sceneOf(world).lines.length);
  });

  it('lets whoever is shown without it be drawn by itself', () => {
    const visible = { networks: new Set([edge.id]), containers: new Set([a.id]) };
    const narrowed = sceneOf(world, { folded: new Set([nodeId('network', app.id)]), visible });
    expect(narrowed.nodes.map(({ label }) => label)).toEqual(['edge', 'a']);
  });
});
