import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { layoutScene } from './layout';
import { newBlocks } from './new-blocks';
import { finish, newPace } from './pace';
import { sceneOf } from './scene';

const edge = aNetwork({ name: 'edge' });
const shopNet = aNetwork({ name: 'shop_default', project: 'shop' });
const fresh = aNetwork({ name: 'fresh' });
const tied = (count: number, name: string, network = edge, project: string | null = null) =>
  Array.from({ length: count }, (_, number) => ({
    network,
    container: aContainer({ name: `${name}-${number}`, project, service: project && 'x' }),
  }));
type Tie = ReturnType<typeof tied>[number];
const worldOf = (ties: readonly Tie[], alone: readonly Tie['container'][] = []) =>
  sceneOf(
    aTopology({
      networks: [edge, shopNet, fresh],
      containers: [...ties.map(({ container }) => container), ...alone],
      endpoints: ties.map(({ network, container }) => anEndpoint(network, container)),
    }),
  );
const old = tied(2, 'old');
const standing = layoutScene(
  sceneOf(
    aTopology({
      networks: [edge],
      containers: old.map(({ container }) => container),
      endpoints: old.map(({ network, container }) => anEndpoint(network, container)),
    }),
  ),
);
const seated = aContainer({ name: 'seated', project: 'shop', service: 'x' });

describe('newBlocks', () => {
  it.each([
    [
      'a new project, whoever of it has a seat elsewhere',
      worldOf([...old, ...tied(5, 's', shopNet, 'shop')], [seated]),
      [6],
    ],
    ['a new hub with those around it', worldOf([...old, ...tied(5, 'f', fresh)]), [6]],
    ['many that join one hub', worldOf([...old, ...tied(13, 'e')]), [13]],
    ['not a few that join one hub', worldOf([...old, ...tied(12, 'e')]), []],
    ['nothing of what stands', worldOf(old), []],
  ])('makes one of %s', (_title, scene, expected) => {
    const blocks = finish(newBlocks(scene, standing, newPace()));
    expect(blocks.map(({ nodes }) => nodes.length)).toEqual(expected);
    expect(blocks.flatMap(({ nodes }) => nodes).filter(({ id }) => standing.has(id))).toEqual([]);
  });
});
