import { expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { sceneOf } from './scene';
import type { NodeId } from './scene-ids';
import { walk, type Direction } from './walk';

const app = aNetwork({ name: 'app' });
const [near, tied, above] = ['near', 'tied', 'above'].map((name) => aContainer({ name }));
if (!near || !tied || !above) throw new Error('unreachable');
const scene = sceneOf(
  aTopology({ networks: [app], containers: [near, tied, above], endpoints: [anEndpoint(app, tied)] }),
);
const places = new Map<NodeId, { x: number; y: number }>([
  [`network:${app.id}`, { x: 0, y: 0 }],
  [`container:${near.id}`, { x: 100, y: 10 }],
  [`container:${tied.id}`, { x: 200, y: 0 }],
  [`container:${above.id}`, { x: 20, y: -80 }],
]);
const from = (id: NodeId, direction: Direction) => {
  const to = walk(scene, (node) => places.get(node), id, direction);
  return scene.nodes.find((node) => node.id === to)?.label ?? null;
};

it.each([
  ['prefers a neighbour on a line to one that only stands nearer', 'right', 'tied'],
  ['takes what stands there where nothing is tied', 'up', 'above'],
  ['stays where there is nothing on that side', 'left', null],
  ['does not turn round a corner', 'down', null],
] as const)('%s', (_title, direction, label) => {
  expect(from(`network:${app.id}`, direction)).toBe(label);
});
