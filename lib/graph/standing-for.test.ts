import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { sceneOf } from './scene';
import { lineId, nodeId } from './scene-ids';
import { standingFor } from './standing-for';

const shopNet = aNetwork({ name: 'shop_default', project: 'shop' });
const edge = aNetwork({ name: 'edge' });
const web = aContainer({ name: 'shop-web-1', project: 'shop', service: 'web' });
const proxy = aContainer({ name: 'proxy' });
const ends = {
  inside: anEndpoint(shopNet, web),
  visiting: anEndpoint(shopNet, proxy),
  outside: anEndpoint(edge, proxy),
};
const scene = sceneOf(
  aTopology({ networks: [shopNet, edge], containers: [web, proxy], endpoints: Object.values(ends) }),
  { folded: new Set([nodeId('project', 'shop')]) },
);
const drawn = new Set<string>([...scene.nodes, ...scene.lines].map(({ id }) => id));

describe('standingFor', () => {
  it.each([
    ['a container that is drawn', nodeId('container', proxy.id), nodeId('container', proxy.id)],
    ['a container that is folded away', nodeId('container', web.id), 'project:shop'],
    ['a network that is folded away', nodeId('network', shopNet.id), 'project:shop'],
    ['an endpoint that is drawn', lineId('endpoint', ends.outside.id), lineId('endpoint', ends.outside.id)],
    ['an endpoint of a container that is folded away', lineId('endpoint', ends.inside.id), 'project:shop'],
    ['an endpoint on a network that is folded away', lineId('endpoint', ends.visiting.id), 'project:shop'],
  ] as const)('gives for %s what is on the picture', (_title, id, expected) => {
    expect(standingFor(scene, id, (one) => drawn.has(one))).toBe(expected);
  });
});
