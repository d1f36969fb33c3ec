import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { emptyScene, sceneOf } from './scene';
import { sceneDiff } from './scene-diff';

const app = aNetwork({ name: 'app' });
const web = aContainer({ name: 'web' });
const topology = aTopology({ networks: [app], containers: [web], endpoints: [anEndpoint(app, web)] });

describe('sceneDiff', () => {
  it('touches nothing when nothing changed', () => {
    const diff = sceneDiff(sceneOf(topology), sceneOf(topology));
    expect(Object.values(diff).flat()).toEqual([]);
  });

  it('adds everything to an empty picture', () => {
    const diff = sceneDiff(emptyScene, sceneOf(topology));
    expect([diff.addNodes.length, diff.addLines.length]).toEqual([2, 1]);
  });

  it('updates a node in place, so that it keeps where it stands', () => {
    const paused = aTopology({ ...topology, containers: [{ ...web, state: 'paused' }] });
    const diff = sceneDiff(sceneOf(topology), sceneOf(paused));
    expect(diff.updateNodes).toMatchObject([{ condition: 'paused' }]);
    expect([...diff.addNodes, ...diff.remove]).toEqual([]);
  });

  it('removes lines before the nodes that they end at', () => {
    const diff = sceneDiff(sceneOf(topology), emptyScene);
    expect(diff.remove.map((id) => id.split(':')[0])).toEqual(['endpoint', 'network', 'container']);
  });
});
